"""Every public page, the search too.

Knows all apps below.
"""
