"""The steps of `tools.make_territory`: reading the sources, units, changes, boundaries."""
