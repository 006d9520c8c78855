"""Records that say much, and what a file of them needs, for writers of all formats."""

from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any

from bildungsbuero.apps.catalogue.vocabulary import vocabularies
from bildungsbuero.core.offers import (
    ConditionRecord,
    ContactRecord,
    OfferRecord,
    PriceRecord,
    ProviderRecord,
    RunRecord,
    SessionRecord,
)
from bildungsbuero.core.places import DISTRICT_ONLY, EXACT, HIDDEN, PlaceRecord, masked
from bildungsbuero.formats.export_words import Export, Words

SECRET_STREET, SECRET_LATITUDE = "Geheimweg 7", 49.7654321
HALL = PlaceRecord(
    name="Bürgerhaus",
    street="Domfreihof 1",
    postcode="54290",
    town="Trier",
    municipality_key="07211000",
    latitude=49.756,
    longitude=6.641,
    precision=EXACT,
)


def export() -> Export:
    """Return what a file needs."""
    words = vocabularies()
    isced = {term.key: term.codes.get("isced_f", ()) for term in words["topic"]}
    return Export(
        title="Bildungsbüro (Beispiel)",
        key="trier",
        at=datetime(2026, 11, 22, 9, 0, tzinfo=UTC),
        words=Words(label=lambda name, key: words[name].label(key), isced=lambda topic: isced.get(topic, ())),
        address=lambda record: f"https://example.org/angebote/{record.public_id}/",
    )


COMMON: dict[str, Any] = {
    "provider": ProviderRecord(name="Sprachwerkstatt (Beispiel)", public_id="prvdr234", website="https://example.org/"),
    "source": "Büro",
    "licence": "dl-de/by-2-0",
}


def offers() -> list[OfferRecord]:
    """Return an offer of every sort that writers may stumble over."""
    return [_course(), _group(), _shelter(), _library(), _online()]


def _course() -> OfferRecord:
    """Return a course with a rule, an exception, a price and a contact."""
    return OfferRecord(
        public_id="crs23456",
        title="Deutsch A1; am Abend, für alle",
        kind="language_course",
        summary="Erste Schritte.",
        description="Mit Buch.\nUnd <Heft> & Stift.",
        topics=("german_language",),
        life_phases=("adult_life",),
        target_groups=("newcomers",),
        languages=("de", "uk"),
        language_taught="de",
        level_from="A1",
        level_to="A1",
        learning_form="non_formal",
        mode="on_site",
        place=HALL,
        runs=(
            RunRecord(
                public_id="rn234567",
                external_id="27F-1",
                starts_on=date(2026, 10, 13),
                ends_on=date(2026, 11, 10),
                starts_at=time(18),
                ends_at=time(19, 30),
                weekdays=("tu",),
                recurrence="FREQ=WEEKLY;BYDAY=TU;UNTIL=20261110",
                exception_dates=(date(2026, 10, 20),),
                booking_address="https://example.org/buchen",
                seats_min=5,
                seats=12,
                seats_free=3,
                register_until=date(2026, 10, 1),
            ),
        ),
        prices=(PriceRecord(amount=Decimal("48.50"), label="je Kurs"),),
        reductions=("education_package",),
        conditions=(
            ConditionRecord(condition="age", value_from="16"),
            ConditionRecord(condition="entitlement", note="Schein"),
        ),
        contact=ContactRecord(function="Anmeldung", phone="030 23125 000", email="kurs@example.org"),
        website="https://example.org/a1",
        confirmed_on=date(2026, 11, 1),
        visible_until=date(2026, 11, 10),
        **COMMON,
    )


def _group() -> OfferRecord:
    """Return a weekly group without end in a flat that must not be found."""
    return OfferRecord(
        public_id="grp23456",
        title="Lesekreis",
        kind="group",
        topics=("reading_library",),
        is_free=True,
        accessibility={"step_free": True, "lift": False},
        place=masked(
            PlaceRecord(
                name="Wohnung",
                street=SECRET_STREET,
                town="Trier",
                district="Süd",
                latitude=SECRET_LATITUDE,
                longitude=6.6,
                visibility=DISTRICT_ONLY,
            )
        ),
        runs=(
            RunRecord(
                public_id="rn345678",
                starts_on=date(2026, 1, 6),
                weekdays=("tu",),
                starts_at=time(10),
                recurrence="FREQ=WEEKLY;BYDAY=TU",
            ),
            RunRecord(
                public_id="rn345679",
                starts_on=date(2026, 12, 1),
                ends_on=date(2026, 12, 8),
                sessions=(
                    SessionRecord(on=date(2026, 12, 1), starts_at=time(10), ends_at=time(11)),
                    SessionRecord(on=date(2026, 12, 8)),
                ),
            ),
        ),
        **COMMON,
    )


def _shelter() -> OfferRecord:
    """Return advice in a house that must not be found at all."""
    house = PlaceRecord(
        name="Schutzhaus",
        street=SECRET_STREET,
        town="Trier",
        latitude=SECRET_LATITUDE,
        longitude=6.6,
        visibility=HIDDEN,
    )
    return OfferRecord(
        public_id="hdn23456",
        title="Hilfe für Frauen",
        kind="guidance",
        topics=("inclusion_support",),
        place=masked(house),
        profile={"guidance_way": "on_site"},
        **COMMON,
    )


def _library() -> OfferRecord:
    """Return an institution that is an example."""
    return OfferRecord(
        record="institution",
        public_id="nst23456",
        title="Stadtbücherei (Beispiel)",
        kind="institution",
        place=HALL,
        profile={"institution_type": "library", "opening_hours": "Mo 09:00–12:00"},
        is_example=True,
        **COMMON,
    )


def _online() -> OfferRecord:
    """Return an online course whose title looks like a formula."""
    return OfferRecord(
        public_id="nln23456",
        title="=SUMME(1)",
        kind="course",
        mode="online_live",
        reach="online",
        topics=("digital_skills", "stem"),
        runs=(RunRecord(public_id="rn456789", rolling_entry=True, schedule="jederzeit"),),
        depends_on_income=True,
        is_example=True,
        **COMMON,
    )
