"""What all pages share: layout, components, chart and map tags, slots, problems, middleware.

Knows `core` and `documents`; the apps stand above it.
"""
