"""The offer index: German words understood, facets counted, distances kept (tantivy).

Knows the neutral records of `core`; knows neither Django nor the database. What it holds can be rebuilt at any time.
"""
