"""`bildungsbuero offices …`: the offices of an installation and their first people."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from bildungsbuero.cli import output
from bildungsbuero.cli.installation import prepare

if TYPE_CHECKING:
    from bildungsbuero.apps.accounts.models import Office

app = typer.Typer(no_args_is_help=True, help="Bildungsbüros der Installation.")

Json = Annotated[bool, typer.Option("--json", help="Ein JSON-Dokument statt Sätzen ausgeben.")]
Key = Annotated[str, typer.Argument(help="Kurzname in Adressen, zum Beispiel trier.")]


@app.callback()
def group() -> None:
    """Bildungsbüros der Installation."""


@app.command()
def add(
    key: Key,
    name: Annotated[str, typer.Argument(help="Name, zum Beispiel „Bildungsbüro der Stadt Trier“.")],
    area: Annotated[
        list[str] | None, typer.Option("--area", help="Gemeindeschlüssel des Gebiets, mehrfach möglich.")
    ] = None,
    json: Json = False,
) -> None:
    """Legt ein Bildungsbüro an."""
    prepare(needs_tables=True)
    from django.db import transaction

    from bildungsbuero.apps.accounts.actions.offices import create_office
    from bildungsbuero.apps.territory.actions import add_area, get_unit

    with transaction.atomic():
        office = create_office(key=key, name=name)
        for unit in [get_unit(given) for given in area or []]:
            add_area(office, unit)
    document = _document(office)
    if json:
        output.print_document(document)
        return
    output.people.print(f"{office.name} ist angelegt: {document['address']}", highlight=False)
    output.people.print(f"Als Nächstes: bildungsbuero offices invite {key} E-MAIL NAME", highlight=False)


@app.command("list")
def list_(json: Json = False) -> None:
    """Listet die Bildungsbüros auf."""
    prepare(needs_tables=True)
    from bildungsbuero.apps.accounts.models import Office

    documents = [_document(office) for office in Office.objects.order_by("key")]
    if json:
        output.print_document(documents)
        return
    rows = [(item["key"], item["name"], ", ".join(item["areas"]), item["address"]) for item in documents]
    output.print_table("", ["Kurzname", "Name", "Gebiete", "Adresse"], rows)


@app.command()
def invite(
    key: Key,
    email: Annotated[str, typer.Argument(help="E-Mail-Adresse der Person.")],
    name: Annotated[str, typer.Argument(help="Name der Person.")],
    role: Annotated[list[str] | None, typer.Option("--role", help="Rolle, mehrfach möglich.")] = None,
    json: Json = False,
) -> None:
    """Lädt eine Person ein, ohne Angabe als Verwaltung des Büros; der Link wird auch angezeigt."""
    prepare(needs_tables=True)
    from django.core.exceptions import ValidationError
    from django.core.validators import validate_email
    from django.utils import timezone

    from bildungsbuero.apps.accounts.actions import invitations
    from bildungsbuero.core.errors import Refusal

    office = _office(key)
    try:
        validate_email(email)
    except ValidationError as error:
        raise Refusal("people.bad_email", value=email[:100]) from error
    roles = frozenset(role or ["administrator"])
    made = invitations.invite(office=office, email=email, name=name, roles=roles, by=None, at=timezone.now())
    link = invitations.link_of(made)
    if json:
        output.print_document({"office": key, "email": made.email, "roles": made.roles, "link": link})
        return
    output.people.print(f"Die Einladung geht an {made.email}. Der Link gilt 14 Tage und einmal:", highlight=False)
    output.people.print(link, highlight=False, soft_wrap=True)


def _office(key: str) -> "Office":
    from bildungsbuero.apps.accounts.models import Office
    from bildungsbuero.core.errors import NotFound

    office = Office.objects.filter(key=key).first()
    if office is None:
        known = ", ".join(Office.objects.order_by("key").values_list("key", flat=True)) or "–"
        raise NotFound("office.unknown", name=key[:40], known=known)
    return office


def _document(office: "Office") -> dict[str, Any]:
    from bildungsbuero.apps.accounts.addresses import absolute, prefix_of
    from bildungsbuero.apps.territory.models import OfficeArea

    areas = OfficeArea.objects.of(office).own().select_related("unit")
    return {
        "key": office.key,
        "name": office.name,
        "areas": [area.unit.key for area in areas],
        "address": absolute(prefix_of(office)),
        "active": office.active,
    }
