"""Signals that something is missing: entered without anybody's name, counted in clusters, told only in steps."""
