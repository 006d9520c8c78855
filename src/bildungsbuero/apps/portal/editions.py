"""Editions as everybody reads them: the parts that the reader may see, and the files of them."""

import json
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from bildungsbuero.apps.monitoring.editions import audiences, presenting, store
from bildungsbuero.apps.monitoring.models import Edition, EditionItem
from bildungsbuero.core import frozen
from bildungsbuero.formats import workbook
from bildungsbuero.formats.media_types import OF_FIGURES
from bildungsbuero.warehouse.parquet_files import as_parquet

ALL = "alles"
NAMES = {"csv": "CSV", "xlsx": "XLSX", "parquet": "Parquet", "json": "JSON"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """An edition as one reader sees it."""

    edition: Edition
    figures: frozen.Frozen
    audience: EditionItem.Audience
    rules: dict[tuple[str, str], EditionItem]

    @property
    def parts(self) -> list[presenting.Part]:
        """Its parts with their latest figures."""
        return [presenting.part(item, self.rules.get((item.kind, item.key))) for item in self.figures.items]

    def only(self, key: str) -> list[frozen.FrozenItem]:
        """Return the parts of a key, all of them for the whole edition."""
        return [item for item in self.figures.items if key in {ALL, item.key}]


def read(edition: Edition, visitor: Any, on: Any) -> Read:
    """Return an edition as somebody sees it; raises Refusal where its figures are lost or were altered."""
    items = list(edition.items.all())
    audience = audiences.audience_of(visitor, edition, on)
    return Read(
        edition=edition,
        figures=audiences.visible(store.figures(edition), items, audience),
        audience=audience,
        rules={(item.kind, item.key): item for item in items},
    )


def as_file(found: Read, items: list[frozen.FrozenItem], kind: str) -> bytes:
    """Return figures of an edition as a file with source, licence and version inside."""
    edition = found.edition
    if kind == "json":
        kept = frozen.Frozen(
            office=found.figures.office,
            edition=found.figures.edition,
            taken_at=found.figures.taken_at,
            items=tuple(items),
        )
        document = json.loads(frozen.as_bytes(kept)) | {"version": edition.version, "title": edition.title}
        return json.dumps(document, ensure_ascii=False, indent=1).encode()
    rows = presenting.file_rows(edition, items)
    if kind == "csv":
        return ("\ufeff" + workbook.as_csv(presenting.HEADS, rows)).encode()
    if kind == "xlsx":
        return workbook.as_xlsx(edition.title, presenting.HEADS, rows)
    notes = {"title": edition.title, "edition": edition.public_id, "version": str(edition.version)}
    return as_parquet(presenting.HEADS, rows, notes=notes | {"licence": ", ".join({item.licence for item in items})})


def files(edition: Edition, key: str) -> list[tuple[str, str]]:
    """Return kind and address of each file."""
    return [(NAMES[kind], reverse("portal:edition-file", args=[edition.public_id, key, kind])) for kind in OF_FIGURES]
