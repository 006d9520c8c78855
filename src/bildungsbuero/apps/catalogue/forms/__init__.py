"""Forms of the staff pages about offers. They give records, the same values that lists of offers give."""
