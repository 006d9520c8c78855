"""Dated units and boundaries of Germany, own layers below them, and the areas of an office.

Knows operations and accounts.
"""
