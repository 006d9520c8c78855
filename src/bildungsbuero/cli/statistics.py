"""`bildungsbuero statistics …`: look at tables, import them, ask for original values."""

import tempfile
from pathlib import Path
from typing import Annotated, Any

import typer

from bildungsbuero.cli import output
from bildungsbuero.cli.conditions import read_pairs
from bildungsbuero.cli.installation import prepare

app = typer.Typer(no_args_is_help=True, help="Statistische Lieferungen ansehen, einlesen, abfragen.")

Json = Annotated[bool, typer.Option("--json", help="Ein JSON-Dokument statt einer Tabelle ausgeben.")]
DeliveryNumber = Annotated[str, typer.Argument(help="Nummer der Lieferung, wie sie beim Einlesen stand.")]
OfficeKey = Annotated[str, typer.Option("--office", help="Kurzname des Büros, oder „shared“ für amtliche Tabellen.")]


@app.command()
def inspect(
    file: Annotated[Path, typer.Argument(help="Tabelle als CSV, ZIP oder Arbeitsmappe.")], json: Json = False
) -> None:
    """Sagt, was eine Datei enthält, ohne sie einzulesen."""
    prepare()
    document = _inspected(file)
    if json:
        output.print_document(document)
        return
    rows = [(key, value if not isinstance(value, list) else len(value)) for key, value in document.items()]
    output.print_table(document["title"], ["", ""], rows)


@app.command("import")
def import_(
    file: Annotated[Path, typer.Argument(help="Tabelle als CSV, ZIP oder Arbeitsmappe.")],
    office: OfficeKey,
    dataset: Annotated[
        str, typer.Option("--dataset", help="Code der Tabelle, falls er nicht im Dateinamen steht.")
    ] = "",
    json: Json = False,
) -> None:
    """Liest eine Tabelle ein; dieselbe Datei noch einmal ergibt dieselbe Lieferung."""
    prepare(needs_tables=True)
    from django.utils import timezone

    from bildungsbuero.apps.monitoring.actions.importing import Arrival, import_file
    from bildungsbuero.cli.owners import owner_for

    owner = owner_for(office)
    arrival = Arrival(path=file, file_name=file.name, office=owner, person=None, at=timezone.now(), dataset=dataset)
    delivery = import_file(arrival)
    document = _imported(delivery)
    if json:
        output.print_document(document)
    else:
        _print_delivery(document)


@app.command()
def start(json: Json = False) -> None:
    """Lädt die amtlichen Startdaten: offene Tabellen für alle Kreise, die mit dem Programm kommen."""
    prepare(needs_tables=True)
    from django.utils import timezone

    from bildungsbuero.apps.monitoring.actions.start_data import load_official_start_data

    deliveries = load_official_start_data(at=timezone.now())
    if json:
        output.print_document([_imported(delivery) for delivery in deliveries])
        return
    rows = [(item.dataset.key, item.dataset.title, item.rows) for item in deliveries]
    output.print_table("Amtliche Startdaten", ["Tabelle", "Titel", "Werte"], rows)


@app.command()
def values(
    dataset: Annotated[str, typer.Argument(help="Code des Datensatzes.")],
    area: Annotated[str, typer.Option("--area", help="Schlüssel des Gebiets, zum Beispiel 07211.")] = "",
    period: Annotated[str, typer.Option("--period", help="Zeitraum wie geliefert oder wie man ihn nennt.")] = "",
    measure: Annotated[str, typer.Option("--measure", help="Code des Wertmerkmals.")] = "",
    where: Annotated[list[str] | None, typer.Option("--where", help="Merkmal=Ausprägung, mehrfach möglich.")] = None,
    office: Annotated[str, typer.Option("--office", help="Büro, dessen eigene Datensätze gemeint sind.")] = "shared",
    json: Json = False,
) -> None:
    """Gibt Originalwerte aus (Rolle Monitoring; der Abruf wird protokolliert)."""
    prepare(needs_tables=True)
    from bildungsbuero.apps.monitoring.originals import Selection, find_dataset, original_values
    from bildungsbuero.apps.monitoring.published import number_as_text
    from bildungsbuero.cli.owners import owner_for

    owner = owner_for(office)
    selection = Selection(area=area, period=period, measure=measure, where=tuple(read_pairs(where)))
    found = original_values(find_dataset(dataset, office=owner), selection, office=owner, person=None)
    rows = [
        {
            "area": item.area,
            "period": item.period,
            "measure": item.measure,
            "dims": item.dims,
            "value": number_as_text(item.cell),
            "mark": item.cell.mark,
            "unit": item.unit,
        }
        for item in found
    ]
    if json:
        output.print_document(rows)
    else:
        heads = ["Gebiet", "Zeitraum", "Merkmal", "Ausprägungen", "Wert", "Zeichen", "Einheit"]
        output.print_table(dataset, heads, [_value_row(row) for row in rows])


@app.command()
def datasets(
    office: Annotated[str, typer.Option("--office", help="Büro, dessen eigene Datensätze dazukommen.")] = "shared",
    json: Json = False,
) -> None:
    """Listet die Datensätze auf."""
    prepare(needs_tables=True)
    from bildungsbuero.apps.monitoring.models import Dataset
    from bildungsbuero.cli.owners import owner_for

    owner = owner_for(office)
    found = Dataset.objects.readable_by(owner) if owner else Dataset.objects.shared()
    rows = [
        {"dataset": item.key, "title": item.title, "owner": item.owner, "period": item.period, "licence": item.licence}
        for item in found.select_related("office")
    ]
    if json:
        output.print_document(rows)
    else:
        output.print_table("", ["Datensatz", "Titel", "Eigentümer"], [tuple(row.values())[:3] for row in rows])


def _inspected(file: Path) -> dict[str, Any]:
    from bildungsbuero.apps.monitoring.declarations import shipped
    from bildungsbuero.formats.table_files import describe_file
    from bildungsbuero.warehouse.reading import read

    with tempfile.TemporaryDirectory(prefix="bildungsbuero-") as folder:
        description, plain = describe_file(file, work_dir=Path(folder))
        declaration = shipped(description.table)
        reading = read(description, plain, work_dir=Path(folder), dataset=declaration, file_name=file.name)
        words = reading.dictionary
        document = {
            "format": description.format,
            "encoding": description.encoding,
            "table": description.table,
            "title": declaration.title["de"] if declaration else description.title,
            "licence": description.licence,
            "rows": reading.rows,
            "areas": reading.areas(),
            "periods": reading.periods(),
            "dimensions": [
                {
                    "code": code,
                    "label": entry["label"],
                    "values": [{"code": value, "label": label} for value, label in entry["values"].items()],
                }
                for code, entry in words.dimensions.items()
            ],
            "measures": [{"code": code, **entry} for code, entry in words.measures.items()],
            "marks": reading.marks(),
            "refused": reading.refused_rows,
        }
        reading.close()
    return document


def _imported(delivery: Any) -> dict[str, Any]:
    from bildungsbuero.apps.monitoring.checks.records import without_examples
    from bildungsbuero.apps.monitoring.wording import reason

    return {
        "delivery": delivery.public_id,
        "dataset": delivery.dataset.key,
        "rows": delivery.rows,
        "marks": delivery.marks,
        "refused": [{"row": item["row"], "reason": reason(item)} for item in delivery.refused],
        "refused_rows": delivery.refused_rows,
        "checks": without_examples(delivery.checks),
        "state": delivery.state,
    }


def _print_delivery(document: dict[str, Any]) -> None:
    output.print_table(
        f"Lieferung {document['delivery']} · {document['dataset']} · {document['rows']} Werte",
        ["Prüfung", "Ergebnis", ""],
        [(check["name"], check["result"], check["message"]) for check in document["checks"]],
    )
    if document["refused"]:
        rows = [(item["row"], item["reason"]) for item in document["refused"][:20]]
        output.print_table(f"{document['refused_rows']} Zeilen nicht angenommen", ["Zeile", "Grund"], rows)
    if document["state"] == "stored":
        command = f"bildungsbuero statistics release {document['delivery']}"
        output.people.print(f"Noch intern. Veröffentlichen, wenn alles stimmt: {command}", highlight=False)


def _value_row(row: dict[str, Any]) -> tuple[Any, ...]:
    dims = ", ".join(f"{code}={value}" for code, value in row["dims"].items())
    return row["area"], row["period"], row["measure"], dims, row["value"], row["mark"], row["unit"]


@app.command()
def release(
    delivery: DeliveryNumber,
    because: Annotated[str, typer.Option(help="Warum die Hinweise der Prüfungen richtig sind; nimmt sie an.")] = "",
) -> None:
    """Veröffentlicht eine Lieferung, die noch intern ist."""
    prepare(needs_tables=True)
    from django.utils import timezone

    from bildungsbuero.apps.monitoring.actions.accepting import accept_all_hints
    from bildungsbuero.apps.monitoring.actions.deciding import release_from_shell

    found = _delivery(delivery)
    if because:
        accept_all_hints(found, because[:500], at=timezone.now())
    release_from_shell(found)
    output.people.print(f"Lieferung {found.public_id} ({found.dataset.key}) ist veröffentlicht.", highlight=False)


@app.command()
def withdraw(delivery: DeliveryNumber) -> None:
    """Macht ein Einlesen als Ganzes rückgängig; die Datei bleibt als Beleg."""
    prepare(needs_tables=True)
    from bildungsbuero.apps.monitoring.actions.deciding import withdraw_from_shell

    found = _delivery(delivery)
    withdraw_from_shell(found)
    output.people.print(f"Lieferung {found.public_id} ({found.dataset.key}) ist zurückgezogen.", highlight=False)


def _delivery(number: str) -> Any:
    from bildungsbuero.apps.monitoring.models import Delivery
    from bildungsbuero.core.errors import NotFound

    deliveries = Delivery.objects.across_offices(because="the shell works for the installation")
    found = deliveries.select_related("dataset__office").filter(public_id=number).first()
    if found is None:
        raise NotFound("delivery.unknown", name=number[:20])
    return found


@app.command()
def build() -> None:
    """Baut die Zahlen aus den Lieferungen neu auf, wo sie veraltet sind."""
    prepare(needs_tables=True)
    from bildungsbuero.apps.monitoring.actions.building import bring_up_to_date, clear_remains

    removed = clear_remains()
    built = bring_up_to_date()
    output.people.print("Zahlen neu aufgebaut." if built else "Die Zahlen sind auf dem neuesten Stand.")
    if removed:
        output.people.print(f"{removed} Reste abgebrochener Einlesevorgänge entfernt.")
