"""From an offer to the form and back: the form speaks records, like every list of offers."""

from typing import Any, cast

from bildungsbuero.apps.catalogue.forms.hours import hours_from, hours_values
from bildungsbuero.apps.catalogue.forms.offer import ACCESS, PROFILE, OfferForm
from bildungsbuero.apps.catalogue.forms.own_fields import own_from, own_initial
from bildungsbuero.apps.catalogue.models import Offer
from bildungsbuero.apps.catalogue.records import record_of
from bildungsbuero.apps.catalogue.vocabulary import kinds
from bildungsbuero.core.addresses import GERMANY
from bildungsbuero.core.offers import (
    AT_PLACE,
    ConditionRecord,
    ContactRecord,
    OfferRecord,
    PriceRecord,
    ProviderRecord,
    RunRecord,
)
from bildungsbuero.core.places import MUNICIPALITY, PUBLIC, STREET, PlaceRecord

AGE = "age"
_SAME = (
    "title",
    "summary",
    "description",
    "topics",
    "life_phases",
    "target_groups",
    "languages",
    "language_taught",
    "level_from",
    "level_to",
    "learning_form",
    "mode",
    "reach",
    "is_free",
    "depends_on_income",
    "reductions",
    "childcare",
    "registration",
    "website",
    "visible_from",
    "visible_until",
    "operator",
)
# What the form does not ask stays as the offer says it.
_KEPT = ("source", "licence", "as_of", "confirmed_on", "is_example")
_TERNARY = {True: "yes", False: "no", None: ""}


def initial_for(kind: str) -> dict[str, Any]:
    """Return what is proposed for a new offer of a kind."""
    return {"visibility": PUBLIC, "country": GERMANY, "reach": AT_PLACE, "learning_form": kinds()[kind].learning_form}


def initial_of(offer: Offer, record: OfferRecord | None = None) -> dict[str, Any]:
    """Return what stands in the form before anybody changes it: what the offer says, or another record of it."""
    record = record or record_of(offer)
    values = {name: getattr(record, name) for name in _SAME}
    values["seen"] = offer.changed_at.isoformat() if offer.changed_at else ""
    values["provider"] = record.provider.name
    values["childcare"] = _TERNARY[record.childcare]
    values |= _place_values(record.place)
    values |= _condition_values(record.conditions)
    if record.prices:
        values |= {"price": f"{record.prices[0].amount:f}".replace(".", ","), "price_label": record.prices[0].label}
    if record.contact:
        contact = record.contact
        values |= {
            "contact_function": contact.function,
            "contact_phone": contact.phone,
            "contact_email": contact.email,
        }
    values |= {f"{PROFILE}{name}": value for name, value in record.profile.items()}
    values |= hours_values(record.opening_hours) | own_initial(record.own) | own_initial(record.internal)
    values |= {f"{ACCESS}{key}": _TERNARY[given] for key, given in record.accessibility.items()}
    return values


def record_from(form: OfferForm, runs: tuple[RunRecord, ...], *, before: OfferRecord | None) -> OfferRecord:
    """Return the record that a valid form says; what it does not ask is taken from the record before."""
    values = form.cleaned_data
    kept = {name: getattr(before, name) for name in _KEPT} if before else {}
    same = {name: values[name] for name in _SAME if name in values}
    return OfferRecord(
        kind=form.kind.key,
        provider=ProviderRecord(name=values["provider"]),
        place=_place(values, before.place if before else None),
        runs=runs,
        prices=_prices(values, before),
        conditions=_conditions(values),
        accessibility=_answers(values, ACCESS),
        contact=_contact(values),
        profile={name: value for name, value in _named(values, PROFILE).items() if value},
        opening_hours=hours_from(values) if form.asks_hours else before.opening_hours if before else None,
        own=own_from(form.own_fields, values, before.own if before else {}, is_public=True),
        internal=own_from(form.own_fields, values, before.internal if before else {}, is_public=False),
        **{**same, **kept},
    )


def _place_values(place: PlaceRecord | None) -> dict[str, Any]:
    if place is None:
        return {"visibility": PUBLIC}
    return {
        "place_name": place.name,
        "street": place.street,
        "postcode": place.postcode,
        "town": place.town,
        "district": place.district,
        "country": place.country,
        "stop": place.stop,
        "visibility": place.visibility,
    }


def _place(values: dict[str, Any], before: PlaceRecord | None) -> PlaceRecord | None:
    """Return the place, the one of the register where it was named; a known position stays as long as the address."""
    if values.get("known_place"):
        return cast(PlaceRecord, values["known_place"])
    if not any(values[name] for name in ("place_name", "street", "postcode", "town", "district")):
        return None
    place = PlaceRecord(
        name=values["place_name"],
        street=values["street"],
        postcode=values["postcode"],
        town=values["town"],
        country=values.get("country") or GERMANY,
        district=values["district"],
        stop=values["stop"],
        visibility=values["visibility"],
        precision=STREET if values["street"] else MUNICIPALITY,
    )
    if before is None or _address(before) != _address(place):
        return place
    return PlaceRecord(
        **{name: getattr(place, name) for name in ("name", "street", "postcode", "town", "district", "stop")},
        visibility=place.visibility,
        country=place.country,
        municipality_key=before.municipality_key,
        latitude=before.latitude,
        longitude=before.longitude,
        precision=before.precision,
        accessibility=before.accessibility,
    )


def _address(place: PlaceRecord) -> tuple[str, ...]:
    return place.street, place.postcode, place.town, place.country


def _prices(values: dict[str, Any], before: OfferRecord | None) -> tuple[PriceRecord, ...]:
    """Return the price of the form; further prices of a feed stay behind it."""
    further = before.prices[1:] if before else ()
    if values["price"] is None:
        return further
    return (PriceRecord(amount=values["price"], label=values["price_label"]), *further)


def _condition_values(conditions: tuple[ConditionRecord, ...]) -> dict[str, Any]:
    age = next((one for one in conditions if one.condition == AGE), ConditionRecord(condition=AGE))
    others = [one for one in conditions if one.condition != AGE]
    notes = list(dict.fromkeys(one.note for one in others if one.note))
    return {
        "age_from": age.value_from,
        "age_to": age.value_to,
        "conditions": [one.condition for one in others],
        "condition_note": "; ".join(notes),
    }


def _conditions(values: dict[str, Any]) -> tuple[ConditionRecord, ...]:
    bounds = ["" if values[name] is None else str(values[name]) for name in ("age_from", "age_to")]
    age = [ConditionRecord(condition=AGE, value_from=bounds[0], value_to=bounds[1])] if any(bounds) else []
    note = values["condition_note"]
    return (*age, *(ConditionRecord(condition=key, note=note) for key in values["conditions"]))


def _contact(values: dict[str, Any]) -> ContactRecord | None:
    function, phone, email = (values[f"contact_{name}"] for name in ("function", "phone", "email"))
    return ContactRecord(function=function, phone=phone, email=email) if function or phone or email else None


def _answers(values: dict[str, Any], prefix: str) -> dict[str, bool]:
    return {key: given for key, given in _named(values, prefix).items() if given is not None}


def _named(values: dict[str, Any], prefix: str) -> dict[str, Any]:
    return {name.removeprefix(prefix): value for name, value in values.items() if name.startswith(prefix)}
