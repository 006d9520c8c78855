"""Texts of offers in other languages: written by hand, by sheet or by a program, kept up with the German text, shown.

It knows the offers and their records; pages of the portal ask `showing` for what they show.
"""
