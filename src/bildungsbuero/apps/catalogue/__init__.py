"""Offers and their runs, with the vocabularies that describe them.

Knows actors and below; monitoring stands beside it, unknown.
"""
