"""Whether searches find what people mean: queries written by hand, beside PostgreSQL's and SQLite's full text.

`tuning.csv` may be looked at while the search is improved, `held_out.csv` never: of it only the rate is printed.
"""
