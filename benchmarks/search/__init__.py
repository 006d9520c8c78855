"""The search over a million generated German offers, beside bare tantivy and PostgreSQL's full text."""
