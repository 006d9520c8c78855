"""How accessible the pages of an office are: requirements, what the office found, the statement made from it.

May know accounts and territory; the statement is German, as the law asks for it.
"""
