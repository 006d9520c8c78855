"""The staff's page “Heute” and the first steps of an office.

Knows all apps below; the portal stands beside it, unknown.
"""
