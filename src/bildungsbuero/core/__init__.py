"""The rules of the field as plain values and functions: what a figure is, what a period means, what an offer holds.

Knows the standard library and numeric packages only: no framework, no file, no clock, no network.
"""
