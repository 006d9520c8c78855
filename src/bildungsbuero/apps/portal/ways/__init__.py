"""The ways through schools, training and study: the shipped ones with what an office changed, as pages and drawings."""
