"""Floating catchments over millions of cells, beside PySAL `access`."""
