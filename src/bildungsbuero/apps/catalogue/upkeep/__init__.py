"""Keeping offers right: providers are asked by mail and answer without a password; the office sees who does not.

Knows the models of the catalogue and the mail queue; no page, so that the portal and the staff pages can share it.
"""
