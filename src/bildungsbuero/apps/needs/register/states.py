"""The states of a need and the ways between them."""

from bildungsbuero.apps.needs.models import Need

State = Need.State

WAYS: dict[str, tuple[str, ...]] = {
    State.OBSERVED: (State.CONFIRMED, State.DROPPED),
    State.CONFIRMED: (State.BEING_ANSWERED, State.ANSWERED, State.DROPPED),
    State.BEING_ANSWERED: (State.ANSWERED, State.CONFIRMED, State.DROPPED),
    State.ANSWERED: (State.BEING_ANSWERED, State.CONFIRMED),
    State.DROPPED: (State.OBSERVED,),
}


def ways_from(state: str) -> tuple[str, ...]:
    """Return the states that a need can go into from one."""
    return WAYS.get(state, ())
