"""What HSDS has no field for, said as attributes: our vocabularies as taxonomies with their terms, and ISCED-F.

Each vocabulary is a taxonomy of its own ("bildungsbuero:topic"); the code of a term is field and key ("topic:stem").
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bildungsbuero.core.offers import OfferRecord
from bildungsbuero.core.translations import ORIGINALS
from bildungsbuero.formats.export_words import Words
from bildungsbuero.formats.hsds.ids import part_of

OWN = "bildungsbuero"
ISCED = "ISCED-F 2013"
ISCED_URI = "http://data.europa.eu/snb/isced-f/"
ROOT = "00000000-0000-8000-8000-000000000000"
# The fields of an offer that are said as terms, and the taxonomy of each; further facts and the origin have values.
TAXONOMY_OF = {
    "kind": "kind",
    "topic": "topic",
    "life_phase": "life_phase",
    "target_group": "target_group",
    "mode": "mode",
    "reach": "reach",
    "learning_form": "learning_form",
    "reduction": "reduction",
    "level_from": "level",
    "level_to": "level",
    "language_taught": "language",
    "accessibility": "accessibility",
    "cost": "cost",
    "profile": "profile",
    "source": "origin",
    "licence": "origin",
    "translation": "translation",
}
# What each taxonomy is about, in German as the rest of what is given out.
DESCRIPTIONS = {
    "kind": "Art des Angebots",
    "topic": "Themen",
    "life_phase": "Lebensphasen",
    "target_group": "Zielgruppen",
    "mode": "vor Ort oder online",
    "reach": "wo ein Angebot gilt",
    "learning_form": "Form des Lernens",
    "reduction": "Ermäßigungen und Förderungen",
    "level": "Sprachniveau (von, bis)",
    "language": "unterrichtete Sprache",
    "accessibility": "Barrierefreiheit, mit dem Wert yes oder no",
    "cost": "Kosten",
    "profile": "weitere Angaben, mit ihrem Wert",
    "origin": "Quelle und Lizenz, mit ihrem Wert",
    "translation": "Texte in anderen Sprachen, mit ihrem Wert",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A term: the field of an offer and its key, or a code of ISCED-F where there is no field."""

    field: str
    key: str
    name: str

    @property
    def taxonomy(self) -> str:
        """The name of its taxonomy."""
        return f"{OWN}:{TAXONOMY_OF[self.field]}" if self.field else ISCED

    @property
    def code(self) -> str:
        """Its code, which is unique in its taxonomy."""
        return f"{self.field}:{self.key}" if self.field else self.key

    @property
    def id(self) -> str:
        """Its UUID, the same in every office."""
        return part_of(ROOT, self.taxonomy, self.code)

    def as_json(self) -> dict[str, Any]:
        """Return the term as HSDS says it."""
        address = {"term_uri": f"{ISCED_URI}{self.key}"} if not self.field else {}
        return {
            "id": self.id,
            "code": self.code,
            "name": self.name or self.key,
            "description": self.name or self.key,
            "taxonomy": self.taxonomy,
            "taxonomy_detail": taxonomy(self.taxonomy),
            "language": "de",
            **address,
        }


def taxonomy(name: str) -> dict[str, str]:
    """Return a taxonomy as HSDS says it."""
    if name == ISCED:
        described, address = "Fachgebiete der Bildung und Ausbildung (ISCED-F 2013)", {"uri": ISCED_URI}
    else:
        described, address = DESCRIPTIONS[name.partition(":")[2]], {}
    return {"id": part_of(ROOT, name), "name": name, "description": described, **address}


def taxonomies() -> list[dict[str, str]]:
    """Return every taxonomy that services are described by."""
    return [taxonomy(f"{OWN}:{name}") for name in DESCRIPTIONS] + [taxonomy(ISCED)]


def attributes(record: OfferRecord, service: str, words: Words) -> list[dict[str, Any]]:
    """Return the attributes of a service, each with its term."""
    return [_attribute(service, term, value) for term, value in said(record, words)]


def said(record: OfferRecord, words: Words) -> Iterator[tuple[Term, str]]:
    """Yield term and value of everything that HSDS has no field for."""
    for field, keys in _keys(record).items():
        yield from ((term_of(field, key, words), "") for key in keys if key)
    for key, given in record.accessibility.items():
        yield term_of("accessibility", key, words), "yes" if given else "no"
    for key, value in record.profile.items():
        if value:
            yield term_of("profile", key, words), str(value)
    for name, value in (("source", record.source), ("licence", record.licence)):
        if value:
            yield Term(field=name, key="given", name=name), value
    for language, texts in record.translations.items():
        yield from ((translated(language, name), texts[name]) for name in ORIGINALS if texts.get(name))
    codes = (code for topic in record.topics for code in words.isced(topic))
    yield from ((isced_term(code), "") for code in dict.fromkeys(codes))


def term_of(field: str, key: str, words: Words) -> Term:
    """Return the term of a field and a key; further facts have no vocabulary, so their key names them."""
    name = key if field == "profile" else words.label(TAXONOMY_OF[field], key)
    return Term(field=field, key=key, name=name)


def translated(language: str, field: str) -> Term:
    """Return the term of a text in another language."""
    return Term(field="translation", key=f"{language}:{field}", name=f"{field} ({language})")


def isced_term(code: str) -> Term:
    """Return the term of a code of ISCED-F."""
    return Term(field="", key=code, name=f"ISCED-F {code}")


def _keys(record: OfferRecord) -> Mapping[str, tuple[str, ...]]:
    cost = record.cost if record.is_free or record.depends_on_income else ""
    return {
        "kind": (record.kind,),
        "topic": record.topics,
        "life_phase": record.life_phases,
        "target_group": record.target_groups,
        "mode": (record.mode,),
        "reach": (record.reach,),
        "learning_form": (record.learning_form,),
        "reduction": record.reductions,
        "level_from": (record.level_from,),
        "level_to": (record.level_to,),
        "language_taught": (record.language_taught,),
        "cost": (cost,),
    }


def _attribute(service: str, term: Term, value: str) -> dict[str, Any]:
    found = {
        "id": part_of(service, "attribute", term.taxonomy, term.code),
        "link_id": service,
        "taxonomy_term_id": term.id,
        "link_entity": "service",
        "taxonomy_term": term.as_json(),
    }
    return found | ({"value": value} if value else {})
