"""The import assistant: any table becomes a delivery of an own data set, and its layout is remembered.

Knows the drafts and layouts of the office, the readers in `formats` and the pure reading in `core.grids`.
"""
