"""Who reaches what: population cells, places with capacity, and runs that measure the way between them.

Knows the catalogue, territory and operations; computes through `core.access`, keeps its tables through the warehouse.
"""
