"""Who may do what with needs; every rule is one sentence that raises."""

from datetime import date

from bildungsbuero.apps.accounts.models import Office, Person, Role
from bildungsbuero.apps.needs.models import Need, NeedEvidence
from bildungsbuero.apps.needs.register.states import State, ways_from
from bildungsbuero.apps.needs.register.telling import counted
from bildungsbuero.apps.operations import links
from bildungsbuero.core.errors import Refusal

# Who writes needs; everybody else of the office reads them.
STEERING = (Role.MANAGEMENT,)
STEERING_KEYS = frozenset(str(role) for role in STEERING)
KIND = "need"
# These links come from the evidence of the need itself.
OF_EVIDENCE = frozenset({"shown_by", "speaks_for"})


def may_steer(person: Person, office: Office) -> bool:
    """Management writes needs and sees the exact number of signals."""
    return bool(person.roles_in(office) & STEERING_KEYS)


def check_may_move(need: Need, state: str, reason: str) -> None:
    """A need takes only the ways that lead on from its state, and is dropped only with a reason."""
    if state not in ways_from(need.state):
        raise Refusal("needs.no_way", state=need.get_state_display())
    if state == State.DROPPED and not reason:
        raise Refusal("needs.no_reason")


def check_may_undo(need: Need) -> None:
    """The last step of a need can be taken back once."""
    if not need.state_before:
        raise Refusal("needs.nothing_to_undo")


def check_may_release(need: Need, on: date) -> None:
    """A need that nothing shows but signals is released only once there are enough of them."""
    kinds = set(need.evidence.values_list("kind", flat=True))
    if need.is_public or kinds != {NeedEvidence.Kind.SIGNALS}:
        return
    number, _weeks, minimum = counted(need, on)
    if not number:
        raise Refusal("needs.too_few_signals", minimum=minimum)


def check_may_delete(need: Need) -> None:
    """A need that somebody built on, or that everybody sees, is not deleted."""
    if need.is_public:
        raise Refusal("needs.is_released")
    bonds = links.bonds([(KIND, need.public_id)], need.office)
    if any(relation not in OF_EVIDENCE for _start, relation, _target in bonds):
        raise Refusal("needs.has_links")
