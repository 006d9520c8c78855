"""Guides to print (“Wegweiser”): the offers of a search as a booklet, in the language of the page."""
