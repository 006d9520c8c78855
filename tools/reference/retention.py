"""The page that says how long each kind of record is kept, from the nightly run itself."""

from bildungsbuero.apps.operations.retention import RULES
from tools.reference.markdown import document, table

INTRODUCTION = """
Jede Nacht um halb vier vergisst das Programm, was seinen Zweck erfüllt hat. Die Tabelle nennt jedes Feld mit der Frist,
mit dem, was dann geschieht, und mit dem Grund. Was hier nicht steht, bleibt, bis ein Mensch es löscht: Angebote,
Zahlen, Texte und Gebiete gehören dem Büro und nennen keine Person.
"""


def page() -> str:
    """Return the page."""
    rows = [(rule.what, rule.kept, rule.then, rule.why) for rule in RULES]
    return document("Löschfristen", INTRODUCTION, table(["Was", "Frist", "Danach", "Warum so lange"], rows))
