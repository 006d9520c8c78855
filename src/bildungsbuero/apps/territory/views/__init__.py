"""Staff pages about areas and own layers."""
