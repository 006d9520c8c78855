"""Public pages, a module for each kind."""
