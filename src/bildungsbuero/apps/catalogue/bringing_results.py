"""What the pages about lists of offers and about sheets of translations show alike: counts, and what was refused."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from bildungsbuero.web.tables import Cell, Column, Row, Table
from bildungsbuero.web.wording import number

ALWAYS = ("new", "changed", "unchanged")


def counts_in_words(found: Mapping[str, Any], words: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return what was counted with its words: what may be none only where there is some."""
    return [(word, number(found[key])) for key, word in words.items() if found[key] or key in ALWAYS]


def refused_table(found: Mapping[str, Any]) -> Table | None:
    """Return place and reason of what was refused, and how much of it is not shown; None where nothing was."""
    if not found["refused"]:
        return None
    left_out = found["refused_count"] - len(found["refused"])
    return Table(
        key="refused",
        caption=_("What cannot be taken"),
        columns=(Column(title=_("Place in the file")), Column(title=_("Reason and what helps"))),
        rows=tuple(
            Row(cells=(Cell(text=entry["place"] or _("whole file")), Cell(text=entry["reason"])))
            for entry in found["refused"]
        ),
        note=_("%(count)s more are not shown here.") % {"count": number(left_out)} if left_out else "",
    )
