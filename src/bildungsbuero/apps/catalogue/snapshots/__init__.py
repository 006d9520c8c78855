"""The catalogue as it stood on a day: read from the history of its records, or from a state that was kept by name.

It knows offers, actors and places; figures are made of it elsewhere.
"""
