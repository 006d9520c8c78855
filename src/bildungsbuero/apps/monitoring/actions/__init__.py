"""Writes: files become deliveries, deliveries are released or withdrawn, the built files follow."""
