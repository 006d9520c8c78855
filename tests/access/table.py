"""The hand-written table of rights."""

import csv
from dataclasses import dataclass
from functools import cache

from tests.architecture.tree import ROOT

PATH = ROOT / "docs" / "reference" / "access.csv"
KEYS = ("page", "method")
METHODS = ("GET", "POST")
# Who comes without a role in the office; a provider of another organisation has one.
STRANGER = "stranger"
OTHER_OFFICE = "other_office"
OTHER_PROVIDER = "other_provider"
INSTALLATION = "installation_administrator"
# Everybody of the house who reads, let in by a group or the network.
HOUSE_READER = "house_reader"
# Columns beside those of the roles.
BESIDE_ROLES = (STRANGER, HOUSE_READER, OTHER_PROVIDER, OTHER_OFFICE, INSTALLATION)

ALLOWED = "allowed"
LOG_IN = "log-in"
FORBIDDEN = "forbidden"
NOT_FOUND = "not found"
WRONG_METHOD = "wrong method"
OUTCOMES = (ALLOWED, LOG_IN, FORBIDDEN, NOT_FOUND, WRONG_METHOD)


@dataclass(frozen=True, slots=True, kw_only=True)
class Right:
    """One line: what each kind of person meets at a page with a method."""

    page: str
    method: str
    outcomes: dict[str, str]

    def __str__(self) -> str:
        return f"{self.method} {self.page}"


@cache
def rights() -> tuple[Right, ...]:
    """Return every line of the table."""
    with PATH.open(encoding="utf-8", newline="") as file:
        return tuple(
            Right(
                page=line["page"],
                method=line["method"],
                outcomes={who: outcome for who, outcome in line.items() if who not in KEYS},
            )
            for line in csv.DictReader(file)
        )


def people() -> tuple[str, ...]:
    """Return the kinds of people that the table knows, in its order."""
    return tuple(rights()[0].outcomes)
