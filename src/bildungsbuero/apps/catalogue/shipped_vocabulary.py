"""The vocabularies as they are shipped, read once per process from the files in `vocabularies/`.

German and English stand beside the keys, every further language in a file of its own below `labels/`.
"""

import csv
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import yaml
from django.conf import settings

from bildungsbuero.core.vocabulary import Kind, ProfileField, Term, Vocabulary

FOLDER = Path(__file__).parent / "vocabularies"
BESIDE_THE_KEYS = ("de", "en")
# Names in the files of labels that are no vocabulary: the ages of life phases, the fields that kinds of offers have.
AGE = "life_phase_age"
# Vocabularies of others that ours are mapped to, with the address that stands before a code. Only what is certain is
# mapped: occupations (KldB) belong to single offers, no topic is one.
OEH = "http://w3id.org/openeduhub/vocabs/"
SCHEMES = {
    "dvv": "",
    "isced_f": "http://data.europa.eu/snb/isced-f/",
    "oeh_context": f"{OEH}educationalContext/",
    "oeh_discipline": f"{OEH}discipline/",
    "oeh_event": f"{OEH}eventType/",
    "oeh_format": f"{OEH}learningFormat/",
    "oeh_level": f"{OEH}languageLevel/",
    "oeh_offering": f"{OEH}educationalOffering/",
    "oeh_price": f"{OEH}price/",
    "oeh_role": f"{OEH}intendedEndUserRole/",
    "oeh_school": f"{OEH}schoolType/",
}
KIND_FIELD = "kind_field"


@cache
def shipped_vocabularies() -> dict[str, Vocabulary]:
    """Return all vocabularies by name."""
    terms: dict[str, list[Term]] = defaultdict(list)
    for row in rows_of("terms.csv"):
        terms[row["vocabulary"]].append(_term(row["vocabulary"], row))
    for row in rows_of("life_phases.csv"):
        facts = {name: row[name] for name in ("age_from", "age_to", "areas")}
        terms["life_phase"].append(_term("life_phase", row, facts=facts))
    for row in rows_of("topics.csv"):
        facts = {"subtopics": row["subtopics"]}
        terms["topic"].append(_term("topic", row, words=several(row["everyday"]), facts=facts))
    terms["kind"] = [
        Term(key=kind.key, labels=kind.labels, codes=_codes("kind", kind.key)) for kind in shipped_kinds().values()
    ]
    return {name: Vocabulary(name, entries) for name, entries in terms.items()}


@cache
def shipped_kinds() -> dict[str, Kind]:
    """Return the kinds of offers by key, in their order."""
    entries = yaml.safe_load((FOLDER / "kinds.yaml").read_text("utf-8"))
    return {entry["key"]: _kind(entry) for entry in entries}


@cache
def ages_of(life_phase: str) -> Mapping[str, str]:
    """Return the ages of a life phase in words, by language; empty for all ages."""
    row = next(row for row in rows_of("life_phases.csv") if row["key"] == life_phase)
    said = {language: row[f"age_text_{language}"] for language in BESIDE_THE_KEYS if row[f"age_text_{language}"]}
    return {**said, **_translated(AGE, life_phase)}


def rows_of(name: str, *, delimiter: str = ",") -> list[dict[str, str]]:
    """Return the rows of a file of the vocabularies."""
    return _rows_in(FOLDER / name, delimiter=delimiter)


def _rows_in(path: Path, *, delimiter: str = ",") -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=delimiter))


def several(text: str) -> tuple[str, ...]:
    """Return the values of a cell that holds several."""
    return tuple(part for part in text.split("|") if part)


@cache
def further_labels() -> dict[str, dict[tuple[str, str], str]]:
    """Return the labels of each further language by vocabulary and key."""
    shipped = {path.stem: path for path in sorted((FOLDER / "labels").glob("*.csv"))}
    own = {path.parent.name: path for path in sorted(settings.OWN_LANGUAGES.glob("*/labels.csv"))}
    return {
        code: {(row["vocabulary"], row["key"]): row["label"] for row in _rows_in(path) if row["label"]}
        for code, path in (shipped | own).items()
    }


def _translated(vocabulary: str, key: str) -> dict[str, str]:
    return {code: known[vocabulary, key] for code, known in further_labels().items() if (vocabulary, key) in known}


def _term(
    vocabulary: str, row: dict[str, str], *, words: tuple[str, ...] = (), facts: Mapping[str, str] | None = None
) -> Term:
    key = row["key"]
    labels = {language: row[language] for language in BESIDE_THE_KEYS} | _translated(vocabulary, key)
    return Term(key=key, labels=labels, words=words, facts=facts or {}, codes=_codes(vocabulary, key))


def _codes(vocabulary: str, key: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for scheme, code in _mappings().get((vocabulary, key), ()):
        found[scheme] = (*found.get(scheme, ()), code)
    return found


@cache
def _mappings() -> dict[tuple[str, str], list[tuple[str, str]]]:
    found: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for row in rows_of("mappings.csv"):
        found[row["vocabulary"], row["key"]].append((row["scheme"], row["code"]))
    return found


def _kind(entry: dict[str, object]) -> Kind:
    values = dict(entry)
    key = str(values["key"])
    confirm = values.pop("confirm")
    fields = [_profile_field(key, dict(field)) for field in values.get("fields", ())]  # type: ignore[attr-defined]
    return Kind(
        key=key,
        labels={"de": str(values["de"]), "en": str(values["en"]), **_translated("kind", key)},
        learning_form=str(values["learning_form"]),
        needs=tuple(values.get("needs", ())),  # type: ignore[arg-type]
        fields=tuple(fields),
        confirm_days=confirm.get("days"),  # type: ignore[attr-defined]
    )


def _profile_field(kind: str, entry: dict[str, object]) -> ProfileField:
    name = str(entry["name"])
    return ProfileField(
        name=name,
        labels={"de": str(entry["de"]), "en": str(entry["en"]), **_translated(KIND_FIELD, f"{kind}.{name}")},
        type=str(entry["type"]),
        required=bool(entry.get("required", False)),
        required_if=dict(entry.get("required_if", {})),  # type: ignore[call-overload]
    )
