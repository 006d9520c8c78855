"""How the period of a denominator is found from that of its numerator."""


def period_pattern(numerator: str, denominator: str, *, years: int = 0) -> str:
    """Return the pattern of a denominator's period, from an example of each and the years that it lies before.

    Codes begin with their year ("2023", "2023-03-01", "2023-10P6M"); what stands behind it is the denominator's own.
    """
    if not years and numerator[4:] == denominator[4:]:
        return "same"
    return (f"{{year-{years}}}" if years else "{year}") + denominator[4:]
