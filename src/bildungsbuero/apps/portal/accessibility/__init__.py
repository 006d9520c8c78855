"""How accessible the pages of an office are: requirements, what the office found, the statement made from it.

May know accounts and territory; the German statement holds, its fixed sentences stand in every language of the pages.
"""
