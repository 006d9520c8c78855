"""Bytes to typed records or a description of their layout, and back: one module a format.

Knows `core`. Never a database and never Django.
"""
