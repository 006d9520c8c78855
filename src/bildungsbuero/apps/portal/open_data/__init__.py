"""What anybody may take along and publish again: indicators and own tables as files, and the catalogue of them.

Asks only for published figures.
"""
