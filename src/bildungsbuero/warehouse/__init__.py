"""The figures: immutable deliveries in Parquet, two built files, and one door out.

Knows `core`. Paths and catalogues come in as arguments; Django is unknown here.
"""
