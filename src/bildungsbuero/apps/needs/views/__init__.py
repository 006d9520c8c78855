"""The staff pages, by feature."""
