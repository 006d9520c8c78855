"""Offers in the formats of others: each reader turns a file into records, entry by entry, and knows nothing else.

`reading.py` finds out by its content which format a file has. Nothing here knows a database or a page.
"""

from bildungsbuero.formats.offer_feeds.feed import Feed
from bildungsbuero.formats.offer_feeds.reading import FORMATS, OF_PROVIDERS, find_format, read_feed

__all__ = ["FORMATS", "OF_PROVIDERS", "Feed", "find_format", "read_feed"]
