"""Figures that come over from a former system such as TILL: read, mapped, compared, taken over as one delivery.

They stay a data set of their own and are never mixed into a series that is computed here.
"""
