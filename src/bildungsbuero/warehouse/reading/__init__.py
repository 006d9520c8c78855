"""From a described file to observations: read by the engine, checked row by row, refused rows listed.

Knows the layouts of `core` and the encodings of `formats`.
"""

from bildungsbuero.warehouse.reading.take import Reading, RefusedRow, read
from bildungsbuero.warehouse.reading.words import Dictionary

__all__ = ["Dictionary", "Reading", "RefusedRow", "read"]
