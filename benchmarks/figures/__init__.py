"""The figures of a hundred million facts, beside SQL written by hand and pandas."""
