"""The acceptance examples of domain.md section 10 that concern figures: 1 to 9 and 14; each test names its number.

Every example is shown on a small sample of our own; where the real file lies beside the checkout, on that too.
"""
