"""Data, not code: one YAML file for each indicator, and in `tables` one for each table that they are made from."""
