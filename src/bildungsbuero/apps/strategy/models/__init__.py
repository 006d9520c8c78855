"""The records of the strategy, by feature."""
