"""Pages about people and offices, a module for each kind."""
