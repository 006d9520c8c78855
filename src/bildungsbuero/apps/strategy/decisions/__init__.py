"""Decisions of a council or another body, attached to goals and measures by links."""
