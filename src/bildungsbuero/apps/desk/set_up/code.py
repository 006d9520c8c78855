"""The one-time code: whoever reads the terminal of the server is the one who may set it up."""

import secrets
from dataclasses import replace
from datetime import datetime, timedelta

from django.utils.crypto import constant_time_compare, salted_hmac

from bildungsbuero.apps.accounts.models import Membership, Person, Role
from bildungsbuero.apps.desk.set_up.draft import SetUp, read_set_up, write_set_up
from bildungsbuero.core.errors import Place, Refusal

VALID_FOR = timedelta(hours=24)
# Without letters and digits that look alike on a terminal.
ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
LENGTH, GROUP = 12, 4
BECAUSE = "the assistant is open only while nobody administers any office"


def is_open() -> bool:
    """Whether nobody administers an office yet; afterwards the assistant is gone for good."""
    memberships = Membership.objects.across_offices(because=BECAUSE).filter(role=Role.ADMINISTRATOR)
    return not memberships.exists() and not Person.objects.filter(administers_installation=True).exists()


def valid_code(at: datetime) -> SetUp | None:
    """Return the state with a code that can be entered, made anew where there is none; None once it is too late."""
    if not is_open():
        return None
    state = read_set_up()
    if not state.is_valid_at(at):
        state = replace(state, code=_new_code(), valid_until=(at + VALID_FOR).isoformat())
        write_set_up(state)
    return state


def accept(given: str, *, at: datetime) -> str:
    """Return what the browser of the visitor keeps from now on; the code is spent, an earlier visitor is out."""
    state = read_set_up()
    if not constant_time_compare(_plain(given), _plain(state.code)) or not state.code:
        raise Refusal("set_up.wrong_code", place=Place(field="code"))
    if not state.is_valid_at(at):
        raise Refusal("set_up.old_code", place=Place(field="code"))
    token = secrets.token_urlsafe(32)
    write_set_up(replace(state, code="", valid_until="", visitor=_digest(token)))
    return token


def is_visitor(token: str) -> bool:
    """Whether this browser is the one that entered the code."""
    visitor = read_set_up().visitor
    return bool(visitor) and constant_time_compare(_digest(token), visitor)


def _new_code() -> str:
    letters = "".join(secrets.choice(ALPHABET) for _number in range(LENGTH))
    return "-".join(letters[start : start + GROUP] for start in range(0, LENGTH, GROUP))


def _plain(code: str) -> str:
    return "".join(letter for letter in code.upper() if letter.isalnum())


def _digest(token: str) -> str:
    return salted_hmac("bildungsbuero.set-up", token).hexdigest()
