"""Staff pages about organisations and places."""
