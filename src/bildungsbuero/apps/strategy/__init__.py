"""What the office wants, does and decides about education: mission, goals, measures, projects, decisions, reviews.

Knows the needs and below; cooperation and reports stand above it, unknown. The public pages of it are the portal's.
"""
