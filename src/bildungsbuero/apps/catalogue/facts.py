"""The facts of an offer as pages show them, public ones and those of the staff: pairs of a word and what is known."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bildungsbuero.apps.catalogue.districts import divided_areas, lies_in
from bildungsbuero.apps.catalogue.hours_in_words import hours_in_words
from bildungsbuero.apps.catalogue.in_words import (
    coming_in_words,
    condition_in_words,
    prices_in_words,
    range_in_words,
    run_in_words,
    seats_in_words,
)
from bildungsbuero.apps.catalogue.models import Offer
from bildungsbuero.apps.catalogue.own_fields import own_facts
from bildungsbuero.apps.catalogue.presenters import address_of, where
from bildungsbuero.apps.catalogue.vocabulary import active_language, kinds, label, labels, vocabularies
from bildungsbuero.apps.catalogue.wording import place_note
from bildungsbuero.core.offers import OfferRecord, RunRecord
from bildungsbuero.core.places import HIDDEN
from bildungsbuero.core.translations import PROFILE, with_fields, words_field
from bildungsbuero.search.language import accessibility_of
from bildungsbuero.web.wording import day

LINE_BREAK = SafeString("<br>")
Fact = tuple[Any, Any]
CHILDCARE = {None: "", True: gettext_lazy("yes"), False: gettext_lazy("no")}


def facts(offer: Offer, record: OfferRecord, german: Collection[str] = ()) -> list[Fact]:
    """Return the facts block: pairs of a word and what is known; what nobody said is left out or said to be open.

    `german` are fields that stand there in German although the page speaks another language.
    """
    return [
        (_("What"), lines(_what(record))),
        (_("Topics"), lines(labels("topic", list(record.topics)))),
        (_("For whom"), lines(_for_whom(record))),
        (_("Where"), lines(_where(offer, record))),
        (_("Accessibility"), lines(_accessibility(record))),
        (_("Languages spoken"), ", ".join(labels("language", list(record.languages)))),
        (_("Cost"), lines(_prices(record, german))),
        (_("Reductions"), ", ".join(labels("reduction", list(record.reductions)))),
        (_("Conditions"), lines(_conditions(record, german))),
        (_("Childcare"), CHILDCARE[record.childcare]),
        (_("Registration"), _in_its_language(record.registration, "registration", german)),
        (_("Opening hours"), lines(hours_in_words(record.opening_hours))),
        *_profile(record, german),
        *own_facts(offer.office, {**record.own, **record.internal}),
        (_("Operator"), record.operator),
    ]


def runs(record: OfferRecord, on: date, german: Collection[str] = ()) -> list[dict[str, Any]]:
    """Return the runs that are not over, each with its next dates and all that come, seats and deadline."""
    return [
        {
            "when": _when(run, german),
            "seats": seats_in_words(run),
            "register_until": day(run.register_until),
            "number": run.external_id,
            "booking": run.booking_address,
            **coming_in_words(run, on),
        }
        for run in record.runs
        if not run.is_over_on(on)
    ]


def source_note(record: OfferRecord) -> str:
    """Return where the entry comes from, with its licence."""
    if not record.source:
        return ""
    licence = f" ({record.licence})" if record.licence else ""
    return _("Source: %(source)s%(licence)s") % {"source": record.source, "licence": licence}


def lines(parts: Any) -> SafeString | str:
    """Return several lines in one cell."""
    parts = [part for part in parts if part]
    return format_html_join(LINE_BREAK, "{}", ((part,) for part in parts)) if parts else ""


def _what(record: OfferRecord) -> list[str]:
    taught = label("language", record.language_taught)
    levels = range_in_words(label("level", record.level_from), label("level", record.level_to))
    return [
        label("kind", record.kind),
        ", ".join(part for part in (taught, levels) if part),
        label("learning_form", record.learning_form) if record.kind != "institution" else "",
    ]


def _for_whom(record: OfferRecord) -> list[str]:
    age = next((one for one in record.conditions if one.condition == "age"), None)
    years = range_in_words(age.value_from, age.value_to) if age else ""
    return [
        ", ".join(labels("life_phase", list(record.life_phases))),
        ", ".join(labels("target_group", [key for key in record.target_groups if key != "hard_to_reach"])),
        _("Age: %(years)s") % {"years": years} if years else "",
    ]


def _where(offer: Offer, record: OfferRecord) -> list[str]:
    mode = label("mode", record.mode)
    place = record.place
    if record.reach != Offer.Reach.PLACE or place is None:
        return [where(offer), mode]
    if place.visibility == HIDDEN:
        return [_("The address is not public. Please ask the provider.")]
    return [
        address_of(place),
        place.association,
        place_note(record),
        _("Part of town: not known") if _has_open_district(offer) else "",
        _("Stop: %(stop)s") % {"stop": place.stop} if place.stop else "",
        mode if record.mode != "on_site" else "",
    ]


def _has_open_district(offer: Offer) -> bool:
    place = offer.place
    if place is None or place.layer_unit_id is not None:
        return False
    return lies_in(place.municipality_id or "", divided_areas(offer.office))


def _accessibility(record: OfferRecord) -> list[str]:
    known = accessibility_of(record)
    if not known:
        return [_("not known")] if record.reach == Offer.Reach.PLACE else []
    yes = ", ".join(labels("accessibility", [key for key, given in known.items() if given]))
    no = ", ".join(labels("accessibility", [key for key, given in known.items() if not given]))
    return [yes, _("Not there: %(what)s") % {"what": no} if no else ""]


def _prices(record: OfferRecord, german: Collection[str]) -> list[str]:
    """Return the prices; where words beside them stand in German, those are told apart."""
    if not any(words_field(price.label) in german for price in record.prices):
        return prices_in_words(record)
    bare = replace(record, prices=tuple(replace(price, label="") for price in record.prices))
    labels_ = [
        _in_its_language(price.label, words_field(price.label), german) for price in record.prices if price.amount
    ]
    said = prices_in_words(bare)
    return [format_html("{} {}", *pair) for pair in zip(said, labels_, strict=False)] + said[len(labels_) :]


def _when(run: RunRecord, german: Collection[str]) -> str:
    """Return when a run takes place; German words stand behind what the page itself can say in its language."""
    field = words_field(run.schedule)
    if not run.schedule or field not in german:
        return run_in_words(run)
    bare = run_in_words(replace(run, schedule=""))
    said = _in_its_language(run.schedule, field, german)
    return format_html("{}, {}", bare, said) if bare else said


def _conditions(record: OfferRecord, german: Collection[str]) -> Iterator[str]:
    for field, one in with_fields(record.conditions):
        if one.condition == "age":
            continue
        if one.note and field in german:
            bare = condition_in_words(replace(one, note=""))
            said = _in_its_language(one.note, field, german)
            yield format_html("{}{}{}", bare, ", " if one.value_from or one.value_to else ": ", said)
        else:
            yield condition_in_words(one)


def _in_its_language(text: str, field: str, german: Collection[str]) -> str:
    """Return a text that browsers and screen readers take for German where it is."""
    return format_html('<span lang="de" dir="ltr">{}</span>', text) if text and field in german else text


def _profile(record: OfferRecord, german: Collection[str]) -> list[Fact]:
    language = active_language()
    return [
        (
            field.label(language),
            _in_its_language(_profile_value(field.type, record.profile[field.name]), PROFILE + field.name, german),
        )
        for field in kinds()[record.kind].fields
        if record.profile.get(field.name)
    ]


def _profile_value(type_: str, value: str) -> str:
    return label(type_, value) if type_ in vocabularies() else value
