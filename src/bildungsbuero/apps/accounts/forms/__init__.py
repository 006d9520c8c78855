"""Forms about people and offices, a module for each kind of page."""
