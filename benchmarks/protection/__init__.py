"""Withholding small counts in large hierarchical tables: time, growth, and the share of small counts proven safe."""
