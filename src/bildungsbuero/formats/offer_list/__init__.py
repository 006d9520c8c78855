"""Our own list of offers: CSV (also as a workbook) with one row an offer or run, or JSON with nested runs.

Columns and their meaning stand in `columns.py`; they are the template that people fill in, and the documentation.
"""

from bildungsbuero.formats.found import Found
from bildungsbuero.formats.offer_list.columns import COLUMNS, Column, template_text
from bildungsbuero.formats.offer_list.reading import Lists, is_offer_list, read_offers

__all__ = ["COLUMNS", "Column", "Found", "Lists", "is_offer_list", "read_offers", "template_text"]
