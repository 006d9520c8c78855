"""Lists that are fetched from an address again and again, also from another installation.

What comes in is read, compared and held back like any list that a person gives; here is only the way to it.
"""
