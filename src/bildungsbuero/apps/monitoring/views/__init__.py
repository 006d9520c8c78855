"""Staff pages about figures, a module for each kind of object."""
