"""Who may do what, over every page and API operation: the table `docs/reference/access.csv` against what happens.

The other folders of tests mirror the product; this one stands across it, because a right that is kept in every app
but one is not kept.
"""
