"""`bildungsbuero indicators …`: the list of indicators, and their published figures."""

from typing import Annotated

import typer

from bildungsbuero.cli import output
from bildungsbuero.cli.conditions import read_pairs
from bildungsbuero.cli.installation import prepare

app = typer.Typer(no_args_is_help=True, help="Kennzahlen auflisten und abfragen.")

Json = Annotated[bool, typer.Option("--json", help="Ein JSON-Dokument statt einer Tabelle ausgeben.")]


@app.command("list")
def list_(json: Json = False) -> None:
    """Listet alle Kennzahlen mit Titel, Art und Tabellen auf."""
    prepare()
    from bildungsbuero.apps.monitoring.published import all_indicators, period_codes
    from bildungsbuero.apps.monitoring.wording import origin_in_short

    indicators = all_indicators()
    last = {item.key: next(reversed(period_codes(item)), None) for item in indicators}
    rows = [
        {
            "indicator": item.key,
            "title": item.title["de"],
            "kind": str(item.kind),
            "unit": item.unit,
            "datasets": list(item.datasets),
            "breakdowns": [split.dimension for split in item.breakdowns],
            "last_period": last[item.key],
            "version": item.version,
        }
        for item in indicators
    ]
    if json:
        output.print_document(rows)
    else:
        heads = ["Kennzahl", "Titel", "Herkunft", "letzter Zeitraum"]
        listed = [(item.key, item.title["de"], origin_in_short(item), last[item.key] or "–") for item in indicators]
        output.print_table("", heads, listed)


@app.command()
def value(
    key: Annotated[str, typer.Argument(help="Schlüssel der Kennzahl, zum Beispiel D-17.")],
    area: Annotated[str, typer.Option("--area", help="Schlüssel des Gebiets, zum Beispiel 07211; DG für Deutschland.")],
    period: Annotated[str, typer.Option("--period", help="Zeitraum wie geliefert (2023, 2024-12-31) oder genannt.")],
    by: Annotated[list[str] | None, typer.Option("--by", help="Merkmal=Ausprägung, mehrfach möglich.")] = None,
    converted: Annotated[
        bool, typer.Option("--converted", help="Umgerechnet auf den Gebietsstand des letzten Zeitraums.")
    ] = False,
    json: Json = False,
) -> None:
    """Gibt eine veröffentlichte Zahl mit Zähler, Nenner, Zeitraum und Quelle aus."""
    prepare(needs_tables=True)
    from bildungsbuero.apps.monitoring.conversion import converted_answer
    from bildungsbuero.apps.monitoring.published import answer

    ask = converted_answer if converted else answer
    found = ask(key, area=area, period=period, by=read_pairs(by))
    document = found.as_json()
    if json:
        output.print_document(document)
        return
    shown = (
        "display",
        "period_label",
        "numerator",
        "denominator",
        "spoken",
        "territory",
        "origin",
        "last_period_label",
    )
    rows = [(name, document[name]) for name in shown if document[name] not in (None, "")]
    rows += [("source", source["attribution"]) for source in document["sources"]]
    output.print_table(f"{document['indicator']} · {document['title']}", ["", ""], rows)
