"""`bildungsbuero demo`: the demo region, loaded and served."""

from typing import Annotated

import typer

from bildungsbuero.cli import output
from bildungsbuero.cli.installation import prepare

app = typer.Typer()


@app.command()
def demo(
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port der Webseiten.")] = 8000,
    no_serve: Annotated[bool, typer.Option("--no-serve", help="Nur laden, nicht starten.")] = False,
) -> None:
    """Lädt die Demoregion (Trier und Trier-Saarburg) und startet sie; beim zweiten Mal in Sekunden."""
    from bildungsbuero.cli.running.init import make_folder, set_up
    from bildungsbuero.cli.running.serve import address_of, check_port, run_processes

    make_folder()
    prepare()
    if not no_serve:
        check_port("127.0.0.1", port)
    set_up_needed = _needs_set_up()
    if set_up_needed:
        output.people.print("Die Demoregion wird geladen …")
        set_up()
        _load()
    _print_accounts(address_of("127.0.0.1", port))
    if not no_serve:
        run_processes(host="127.0.0.1", port=port, workers=None)


def _needs_set_up() -> bool:
    from bildungsbuero.apps.desk.demo import is_loaded
    from bildungsbuero.apps.operations.checks import has_open_migrations

    return not is_loaded() or has_open_migrations()


def _load() -> None:
    from django.utils import timezone

    from bildungsbuero.apps.desk.demo import load

    load(
        on=timezone.localdate(),
        at=timezone.now(),
        report=lambda sentence: output.people.print(f"  {sentence}", highlight=False),
    )


def _print_accounts(address: str) -> None:
    from bildungsbuero.apps.accounts.presenters import role_names
    from bildungsbuero.apps.desk.demo import demo_accounts

    password, accounts = demo_accounts()
    output.people.print("Demo: Zugänge", style="bold")
    for item in accounts:
        output.people.print(f"  {item.email}", highlight=False, soft_wrap=True)
        output.people.print(f"    {item.name}: {', '.join(role_names(item.roles))}", highlight=False, soft_wrap=True)
    output.people.print(f"Kennwort für alle: {password}", highlight=False)
    for key in dict.fromkeys(item.office for item in accounts):
        output.people.print(f"Portal: {address}/{key}/", highlight=False, soft_wrap=True)
