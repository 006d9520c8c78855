"""What the staff pages of organisations and places show."""

from collections.abc import Iterable

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from bildungsbuero.apps.actors.models import Organisation, Place
from bildungsbuero.web.tables import Cell, Column, Row, Table, sortable
from bildungsbuero.web.wording import day

ORDERS = {"name": "name", "confirmed": "confirmed_on", "changed": "changed_at"}
PLACE_ORDERS = {"town": "town", "street": "street", "name": "name"}


def organisations_table(organisations: Iterable[Organisation], *, order: str, query: QueryDict) -> Table:
    """Return a page of organisations as a table that can be sorted."""
    columns = (
        Column(title=_("Name"), key="name"),
        Column(title=_("Web page")),
        Column(title=_("Source")),
        Column(title=_("Confirmed on"), key="confirmed"),
        Column(title=_("Changed"), key="changed"),
    )
    rows = tuple(
        Row(
            cells=(
                Cell(text=one.name, address=reverse("actors:organisation", args=[one.public_id])),
                Cell(text=one.website),
                Cell(text=", ".join(part for part in (one.source, one.as_of) if part)),
                Cell(text=day(one.confirmed_on)),
                Cell(text=day(one.changed_at)),
            )
        )
        for one in organisations
    )
    return Table(
        caption=_("Organisations"),
        columns=sortable(columns, order=order, query=query),
        rows=rows,
        key="organisations",
        is_caption_hidden=True,
    )


def places_table(places: Iterable[Place], *, order: str, query: QueryDict) -> Table:
    """Return a page of places as a table that can be sorted."""
    columns = (
        Column(title=_("Town"), key="town"),
        Column(title=_("Street"), key="street"),
        Column(title=_("Name"), key="name"),
        Column(title=_("Part of town")),
        Column(title=_("How exactly it is known")),
        Column(title=_("Who may see it")),
    )
    rows = tuple(
        Row(
            cells=(
                Cell(text=one.town or "–", address=reverse("actors:place", args=[one.public_id])),
                Cell(text=one.street),
                Cell(text=one.name),
                Cell(text=str(one.layer_unit) if one.layer_unit else ""),
                Cell(text=one.get_precision_display()),
                Cell(text=one.get_visibility_display()),
            )
        )
        for one in places
    )
    return Table(
        caption=_("Places"),
        columns=sortable(columns, order=order, query=query),
        rows=rows,
        key="places",
        is_caption_hidden=True,
    )
