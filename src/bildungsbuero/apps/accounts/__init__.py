"""Offices, people, roles, sign-in, the tenant scope of every QuerySet, and releases.

The lowest app: it knows no other.
"""
