"""Human Services Data Specification 3.0 (Open Referral): services as nested JSON and as a package of tables.

`shape.py` says what belongs to what, `checking.py` what must be there; reading and writing go through both.
"""
