"""Forms about figures, a module for each kind of page."""
