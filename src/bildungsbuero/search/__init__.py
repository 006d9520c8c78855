"""The offer index: how German words are cut, what is indexed, what a query means.

Knows `core`. It answers with public ids and counts; Django is unknown here.
"""
