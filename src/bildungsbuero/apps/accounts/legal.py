"""The pages that the law asks of an office: its own text or, until there is one, a default to start from."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

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


def default_text(office: Office, kind: str) -> str:
    """Return the default with what the office says about itself; what is not known stands in square brackets."""
    return _template(kind).format(
        name=office.name,
        municipality=office.municipality or "[Name der Kommune ergänzen]",
        street=office.street or "[Straße ergänzen]",
        town=f"{office.postcode} {office.town}".strip() or "[Ort ergänzen]",
        phone=office.phone or "[Telefonnummer ergänzen]",
        email=office.email or "[E-Mail-Adresse ergänzen]",
    )


@cache
def _template(kind: str) -> str:
    return (DEFAULTS / f"{kind}.md").read_text("utf-8")
