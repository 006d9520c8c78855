"""Drawn charts, maps and printed pages made from plain values.

Knows `core`. Django is unknown here.
"""
