"""All data of the page of an indicator over a hundred million facts, beside SQL written by hand over the same file."""
