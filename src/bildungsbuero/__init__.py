"""Bildungsbüro: figures, offers, needs and measures of a German education office in one product."""

__version__ = "0.1.0"
