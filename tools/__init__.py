"""Commands for those who build the product; nothing here is shipped or imported by it."""
