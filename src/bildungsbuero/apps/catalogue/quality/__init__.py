"""How good the entries are: web pages that do not answer, towns that do not fit, telephones that cannot be, hard texts.

Hints for people; nothing here changes or hides an offer.
"""
