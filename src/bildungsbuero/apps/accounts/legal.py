"""The pages that the law asks of an office: its own text or, until there is one, a default to start from."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.utils.safestring import SafeString

from bildungsbuero.apps.accounts.models import LegalPage, Office
from bildungsbuero.apps.accounts.texts import as_html
from bildungsbuero.core.errors import NotFound

DEFAULTS = Path(__file__).resolve().parent / "legal_texts"


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalText:
    """One legal page; the text is German whatever the language of the page around it."""

    kind: str
    title: str
    markdown: str
    is_reviewed: bool
    is_own: bool

    @property
    def html(self) -> SafeString:
        """The text as HTML."""
        return as_html(self.markdown)


def legal_text(office: Office, kind: str) -> LegalText:
    """Return a legal page of an office; raises NotFound for a kind that does not exist."""
    if kind not in LegalPage.Kind.values:
        raise NotFound("not_found")
    page = LegalPage.objects.of(office).filter(kind=kind).first()
    return LegalText(
        kind=kind,
        title=str(LegalPage.Kind(kind).label),
        markdown=page.text if page is not None else default_text(office, kind),
        is_reviewed=page.is_reviewed if page is not None else False,
        is_own=page is not None,
    )


def legal_texts(office: Office) -> list[LegalText]:
    """Return all legal pages of an office."""
    return [legal_text(office, kind) for kind in LegalPage.Kind.values]


def default_text(office: Office, kind: str, *, state: str = "") -> str:
    """Return the default with what the office says about itself and, where the Land is known by its two digits, what
    the Land asks for; whatever is not known stands in square brackets.
    """
    return _template(kind).format(
        name=office.name,
        municipality=office.municipality or "[Name der Kommune ergänzen]",
        street=office.street or "[Straße ergänzen]",
        town=f"{office.postcode} {office.town}".strip() or "[Ort ergänzen]",
        phone=office.phone or "[Telefonnummer ergänzen]",
        email=office.email or "[E-Mail-Adresse ergänzen]",
        **_of_state(state),
    )


def states() -> dict[str, str]:
    """Return the names of the Länder by their two digits."""
    return {key: entry["name"] for key, entry in _states().items()}


def facts_of_state(state: str) -> dict[str, Any]:
    """Return what is shipped for a Land by its two digits, not checked by anybody here; empty where it is unknown."""
    return dict(_states().get(state, {}))


def is_default_text(office: Office, kind: str, text: str) -> bool:
    """Whether nobody has changed a text since it was made from the default, whichever Land was chosen."""
    return any(text == default_text(office, kind, state=state) for state in ("", *states()))


def _of_state(state: str) -> dict[str, str]:
    entry = _states().get(state)
    if entry is None:
        return {
            "data_protection_act": "[Landesdatenschutzgesetz ergänzen]",
            "authority": "[Landesbeauftragte oder Landesbeauftragter für den Datenschutz mit Anschrift ergänzen]",
            "accessibility_rules": "[Landesrecht ergänzen]",
            "enforcement": "[Stelle des Landes mit Anschrift, Telefon, E-Mail und Internetadresse ergänzen]",
        }
    return {
        "data_protection_act": f"{entry['data_protection_act']} [bitte prüfen]",
        "authority": _address(entry["authority"], "[bitte prüfen]"),
        "accessibility_rules": f"{entry['accessibility_rules']} [bitte prüfen]",
        "enforcement": _address(entry["enforcement"], "[bitte prüfen und Telefon und E-Mail ergänzen]"),
    }


def _address(lines: list[str], note: str) -> str:
    words = [f"<{line}>" if line.startswith("https://") else line for line in lines]
    return "\\\n".join([*words, note])


@cache
def _states() -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = yaml.safe_load((DEFAULTS / "laender.yaml").read_text("utf-8"))
    return found


@cache
def _template(kind: str) -> str:
    return (DEFAULTS / f"{kind}.md").read_text("utf-8")
