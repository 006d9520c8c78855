"""How reach is measured: speeds, bounds and weights, and that they are assumptions."""

from collections.abc import Sequence

# Assumptions, said wherever a minute is shown: an easy pace on foot, and by bike in a town.
WALK_M_A_MINUTE = 4_500 / 60
BIKE_M_A_MINUTE = 15_000 / 60
# "Reached" means within so many minutes.
REACHED_MINUTES = 15
USUAL_BOUNDS_M = (1_000, 2_000, 3_000, 5_000)
USUAL_BOUNDS_MINUTES = (10, 15, 20, 30)
# The zones of Luo and Qi (2009) for E2SFCA and 3SFCA.
USUAL_WEIGHTS = (1.0, 0.68, 0.22)


def weights_of(catchment_key: str, own: Sequence[float] = ()) -> tuple[float, ...]:
    """Return the weights of a method by its key: one zone, the usual three or the own ones; none without a ratio."""
    if catchment_key == "none":
        return ()
    if catchment_key == "2sfca":
        return (1.0,)
    return tuple(float(weight) for weight in own) or USUAL_WEIGHTS
