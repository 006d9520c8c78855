"""Data sets, deliveries, indicators and their release.

Knows actors and below; the catalogue stands beside it, unknown.
"""
