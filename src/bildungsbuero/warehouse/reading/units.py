"""Units as they are delivered, and what they are after scaling: a table in thousands gives persons."""

UNITS = {
    "Anzahl": ("number", 1),
    "number": ("number", 1),
    "": ("number", 1),
    "Personen": ("persons", 1),
    "persons": ("persons", 1),
    "Prozent": ("percent", 1),
    "percent": ("percent", 1),
    "%": ("percent", 1),
    "1000": ("number", 1000),
    "Tsd.": ("number", 1000),
    "Tsd": ("number", 1000),
    "EUR": ("EUR", 1),
    "Tsd. EUR": ("EUR", 1000),
    "Mill. EUR": ("EUR", 1_000_000),
    "qkm": ("km2", 1),
    "ha": ("ha", 1),
    "Jahre": ("years", 1),
}


def read_unit(text: str) -> tuple[str, int]:
    """Return the unit after scaling and the factor; an unknown unit stays as it is delivered."""
    return UNITS.get(text.strip(), (text.strip(), 1))
