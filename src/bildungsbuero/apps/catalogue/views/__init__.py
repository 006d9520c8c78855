"""Staff pages about offers."""
