"""How the public offers of an office go out: their entry in the catalogue of open data, checks of all files, KURSNET.

Knows the catalogue and the formats; pages of it stand in `views/exchange.py`.
"""
