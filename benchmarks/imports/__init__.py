"""A flat file of ten million rows, received with all checks, beside one statement that writes it unchecked."""
