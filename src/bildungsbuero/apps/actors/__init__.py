"""Organisations, their places and contacts by function, and who may act for which provider.

Knows territory and below.
"""
