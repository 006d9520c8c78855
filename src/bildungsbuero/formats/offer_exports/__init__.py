"""Public offers written in the formats of others; each writer takes records whose places are masked already."""

from bildungsbuero.formats.offer_exports.writing import WRITERS, Writer, write_offers

__all__ = ["WRITERS", "Writer", "write_offers"]
