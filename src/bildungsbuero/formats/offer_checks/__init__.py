"""Files of offers read back and held against the rules of their format, before others take them.

The rules are our own words for what the standards ask; nothing official is shipped. Knows only files, no database.
"""

from bildungsbuero.formats.offer_checks.checking import CHECKS, check_file
from bildungsbuero.formats.offer_checks.findings import Fault, Findings

__all__ = ["CHECKS", "Fault", "Findings", "check_file"]
