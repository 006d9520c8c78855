"""A whole list of offers brought into an empty installation, with the search for duplicates, as one command."""
