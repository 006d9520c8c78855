"""Entries that stand twice: found by night, at an import and while one is typed, decided by people, put together.

Only entries of one office are ever compared; what was put together can be taken apart again.
"""
