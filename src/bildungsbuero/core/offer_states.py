"""What may happen to an offer: from which state to which, and by whose hand; every change of a state asks here."""

from collections.abc import Iterator
from dataclasses import dataclass

from bildungsbuero.core.errors import Denied, Refusal
from bildungsbuero.core.freshness import ARCHIVED, CANCELLED, CLOSED, DRAFT, PUBLIC_STATES, PUBLISHED, SUBMITTED

# Before an offer is stored, and after it was deleted for good.
NEW = "new"
GONE = "gone"
STATES = (NEW, DRAFT, SUBMITTED, PUBLISHED, CLOSED, CANCELLED, ARCHIVED)
LIVING = (DRAFT, SUBMITTED, *PUBLIC_STATES)

# Whose hand: people of the office; a provider, by account or by the link of a mail; one whom the office lets publish;
# anybody, through the public form; a list that comes again and again; the nightly run.
OFFICE = "office"
PROVIDER = "provider"
TRUSTED = "trusted_provider"
ANYBODY = "anybody"
LIST = "list"
NIGHT = "night"
HANDS = (OFFICE, PROVIDER, TRUSTED, ANYBODY, LIST, NIGHT)
PROVIDERS = frozenset({PROVIDER, TRUSTED})

WRITE = "write"
CORRECT = "correct"
PROPOSE = "propose"
BRING = "bring"
SUBMIT = "submit"
PUBLISH = "publish"
ADOPT = "adopt"
WITHDRAW = "withdraw"
CONFIRM = "confirm"
CLOSE = "close"
CANCEL = "cancel"
ARCHIVE = "archive"
RESTORE = "restore"
PURGE = "purge"


@dataclass(frozen=True, slots=True, kw_only=True)
class Transition:
    """One line of the table: what may be done in some states, by whom, and where it leads; empty `to` stays."""

    action: str
    states: tuple[str, ...]
    hands: frozenset[str]
    to: tuple[str, ...] = ()


def _line(action: str, states: tuple[str, ...], hands: set[str] | frozenset[str], to: tuple[str, ...]) -> Transition:
    return Transition(action=action, states=states, hands=frozenset(hands), to=to)


TABLE = (
    _line(WRITE, (NEW,), {OFFICE, *PROVIDERS}, (DRAFT,)),
    _line(WRITE, (DRAFT, SUBMITTED), {OFFICE, *PROVIDERS, LIST}, ()),
    _line(WRITE, PUBLIC_STATES, {OFFICE, TRUSTED, LIST}, ()),
    # Dates, times, price, seats, run number, cancellation: live at once, marked until the office has looked.
    _line(CORRECT, PUBLIC_STATES, {OFFICE, *PROVIDERS}, ()),
    # A change that waits beside the public version, or an offer that somebody suggests.
    _line(PROPOSE, (NEW,), {OFFICE, *PROVIDERS, ANYBODY}, (SUBMITTED,)),
    _line(BRING, (NEW,), {LIST}, (*LIVING, ARCHIVED)),
    # A list says itself whether what it brought takes place.
    _line(BRING, PUBLIC_STATES, {LIST}, PUBLIC_STATES),
    _line(SUBMIT, (DRAFT,), {OFFICE, *PROVIDERS}, (SUBMITTED,)),
    _line(PUBLISH, (DRAFT, SUBMITTED, CLOSED, CANCELLED), {OFFICE, TRUSTED}, (PUBLISHED,)),
    # A waiting change takes the place of the version that it is about, and is gone itself.
    _line(ADOPT, (SUBMITTED,), {OFFICE, TRUSTED}, (GONE,)),
    _line(WITHDRAW, (SUBMITTED, *PUBLIC_STATES), {OFFICE}, (DRAFT,)),
    _line(CONFIRM, PUBLIC_STATES, {OFFICE, *PROVIDERS, LIST}, ()),
    _line(CLOSE, (PUBLISHED,), {OFFICE, *PROVIDERS}, (CLOSED,)),
    _line(CANCEL, (PUBLISHED, CLOSED), {OFFICE, *PROVIDERS, LIST}, (CANCELLED,)),
    _line(ARCHIVE, LIVING, {OFFICE, *PROVIDERS, LIST}, (ARCHIVED,)),
    _line(RESTORE, (ARCHIVED,), {OFFICE, *PROVIDERS, LIST}, LIVING),
    _line(PURGE, (ARCHIVED,), {NIGHT}, (GONE,)),
)
ACTIONS = tuple(dict.fromkeys(line.action for line in TABLE))


def after(state: str, action: str, *, by: str, wanted: str = "") -> str:
    """Return the state that an action leads to; `wanted` chooses where the table leaves several.

    Raises Refusal where the action does not fit the state, Denied where it is not for this hand.
    """
    lines = [line for line in TABLE if line.action == action and state in line.states]
    if not lines:
        raise _unfitting(state, action)
    fitting = [line for line in lines if by in line.hands]
    if not fitting:
        raise Denied("denied")
    targets = fitting[0].to or (state,)
    if wanted and wanted not in targets:
        raise _unfitting(state, action)
    return wanted or targets[0]


def allowed(state: str, *, by: str) -> frozenset[str]:
    """Return the actions that a hand may take in a state."""
    return frozenset(line.action for line in TABLE if state in line.states and by in line.hands)


def cells() -> Iterator[tuple[str, str, str, tuple[str, ...]]]:
    """Yield every state, action and hand with the states that it may lead to, none where it is not allowed."""
    for state in STATES:
        for action in ACTIONS:
            for hand in HANDS:
                lines = [one for one in TABLE if one.action == action and state in one.states and hand in one.hands]
                yield state, action, hand, (lines[0].to or (state,)) if lines else ()


def _unfitting(state: str, action: str) -> Refusal:
    if state == ARCHIVED:
        return Refusal("offers.is_archived")
    if action in (RESTORE, PURGE):
        return Refusal("offers.is_not_archived")
    return Refusal("offers.not_in_this_state", state=state, action=action)
