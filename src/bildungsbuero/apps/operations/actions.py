"""Writes of this app that pages of other apps call."""

from bildungsbuero.apps.operations.problems_inbox import report_problem

__all__ = ["report_problem"]
