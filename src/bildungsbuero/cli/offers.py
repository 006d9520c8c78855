"""`bildungsbuero offers …`: read lists of offers, search them, build the index anew."""

from pathlib import Path
from typing import Annotated, Any

import typer

from bildungsbuero.cli import output
from bildungsbuero.cli.installation import prepare
from bildungsbuero.cli.progress import progress

app = typer.Typer(no_args_is_help=True, help="Angebote einlesen, suchen, ausgeben.")

Json = Annotated[bool, typer.Option("--json", help="Ein JSON-Dokument statt einer Tabelle ausgeben.")]


@app.command("import")
def import_(
    file: Annotated[Path, typer.Argument(help="Liste, Datei eines anderen Programms, Ordner oder ZIP mit solchen.")],
    office: Annotated[str, typer.Option("--office", help="Kurzname des Büros, dem die Angebote gehören.")],
    format_: Annotated[str, typer.Option("--format", help="Format; ohne Angabe entscheidet die Datei.")] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Nur zeigen, was geschähe.")] = False,
    complete: Annotated[
        bool, typer.Option("--complete", help="Die Liste ist vollständig: Was fehlt, wird archiviert.")
    ] = False,
    provider: Annotated[
        str, typer.Option("--provider", help="Wer die Angebote macht, wenn die Datei es nicht sagt.")
    ] = "",
    json: Json = False,
) -> None:
    """Liest Listen von Angeboten ein; Gutes wird gespeichert, Fehlerhaftes mit Zeile und Spalte genannt."""
    prepare(needs_tables=True)
    from bildungsbuero.cli import offer_import

    with progress("Angebote", hidden=json) as report:
        document = offer_import.run(
            file,
            office_key=office,
            is_rehearsal=dry_run,
            is_complete=complete,
            wanted=format_,
            provider=provider,
            report=report,
        )
    if json:
        output.print_document(document)
    else:
        offer_import.print_result(document)


@app.command()
def export(
    office: Annotated[str, typer.Option("--office", help="Kurzname des Büros, dessen Angebote ausgegeben werden.")],
    format_: Annotated[
        str,
        typer.Option("--format", help="csv, xlsx, hsds, hsds-tables, integreat, ical, schema-org, openqcat oder loq."),
    ],
    target: Annotated[Path, typer.Option("-o", "--output", help="Wohin die Datei geschrieben wird.")],
    json: Json = False,
) -> None:
    """Gibt die veröffentlichten Angebote eines Büros aus; verdeckte Orte bleiben verdeckt."""
    prepare(needs_tables=True)
    from bildungsbuero.cli import offer_export

    document = offer_export.run(target, office_key=office, name=format_)
    if json:
        output.print_document(document)
    else:
        output.people.print(f"{document['offers']} Angebote stehen in {target}.")


@app.command()
def search(
    text: Annotated[str, typer.Argument(help="Wonach gesucht wird; leer findet alles.")] = "",
    office: Annotated[str, typer.Option("--office", help="Nur Angebote dieses Büros.")] = "",
    facet: Annotated[list[str] | None, typer.Option("--facet", help="NAME=WERT, mehrfach möglich.")] = None,
    near: Annotated[str, typer.Option("--near", help="Postleitzahl oder BREITE,LÄNGE.")] = "",
    radius_km: Annotated[str, typer.Option("--radius-km", help="Umkreis in Kilometern.")] = "10",
    plain: Annotated[
        list[str] | None, typer.Option("--plain", help="Wort, das Wort bleibt und kein Filter wird; mehrfach möglich.")
    ] = None,
    sort: Annotated[str, typer.Option("--sort", help="relevance, title oder confirmed.")] = "relevance",
    limit: Annotated[int, typer.Option("--limit", min=0, max=1000, help="So viele Treffer ausgeben.")] = 20,
    offset: Annotated[int, typer.Option("--offset", min=0, help="So viele Treffer überspringen.")] = 0,
    lang: Annotated[str, typer.Option("--lang", help="Sprache der Beschriftungen.")] = "de",
    json: Json = False,
) -> None:
    """Sucht in den veröffentlichten Angeboten."""
    prepare(needs_tables=True)
    from bildungsbuero.cli import offer_search

    question = offer_search.question(
        text,
        office_key=office,
        facets=facet or [],
        near=near,
        radius_km=radius_km,
        plain=plain or [],
        page=(sort, offset, limit),
    )
    document = offer_search.answer(question, language=lang)
    if json:
        output.print_document(document)
    else:
        offer_search.print_hits(document, language=lang)


@app.command()
def reindex(json: Json = False) -> None:
    """Baut den Suchindex aus den Datensätzen neu auf."""
    prepare(needs_tables=True)
    from bildungsbuero.apps.catalogue import indexing

    with progress("Suchindex", hidden=json) as report:
        count = indexing.rebuild(report)
    document: dict[str, Any] = {"offers": count}
    if json:
        output.print_document(document)
    else:
        output.people.print(f"{count} Angebote sind im Suchindex.")


@app.command()
def duplicates(
    file: Annotated[Path, typer.Argument(help="Liste von Angeboten, oder CSV mit einer Spalte name (auch Titel).")],
    json: Json = False,
) -> None:
    """Sucht in einer Datei, was zweimal dasteht, und sagt, warum; gespeichert wird nichts."""
    prepare()
    from bildungsbuero.cli import offer_duplicates

    document = offer_duplicates.run(file)
    if json:
        output.print_document(document)
    else:
        offer_duplicates.print_pairs(document)


@app.command()
def template(
    target: Annotated[Path, typer.Option("-o", "--output", help="Wohin die Vorlage geschrieben wird.")] = Path(
        "angebote-vorlage.csv"
    ),
) -> None:
    """Schreibt die Vorlage für eine Liste von Angeboten."""
    from bildungsbuero.formats.offer_list import template_text

    target.write_text(template_text(), "utf-8-sig")
    output.people.print(f"{target} ist geschrieben.")
