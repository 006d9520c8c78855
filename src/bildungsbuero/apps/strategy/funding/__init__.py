"""Projects and their money: programmes with validity, funding lines, posts, reports, duties.

Knows the measures and decisions of the strategy; the year and the reviews above read from it.
"""
