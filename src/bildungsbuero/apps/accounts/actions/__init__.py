"""Writes across people, memberships, invitations and offices; each in one transaction, each in the log."""
