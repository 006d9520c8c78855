"""Editions of an office: figures taken at a moment, checked, released, corrected, and shown to whom they are meant for.

Reads only published figures; what is in an edition stays as it was.
"""
