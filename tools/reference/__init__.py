"""The reference pages in docs/reference: made from the code, in German, the same for the same code.

`python -m tools.reference write` makes them; `check` ends with 1 and names those that are out of date.
"""
