"""Texts read aloud and the video in German Sign Language: files of the office, played by the browser itself.

May know the catalogue's offers and the theme portals.
"""
