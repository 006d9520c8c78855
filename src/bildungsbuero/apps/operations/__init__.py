"""Jobs with progress, schedules, the mail queue, the change log, audit, reports of errors, and links between records.

Knows accounts.
"""
