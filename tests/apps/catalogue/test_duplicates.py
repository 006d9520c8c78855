"""Entries that stand twice: found, decided, put together and taken apart again, without losing anything."""

from datetime import UTC, date, datetime, time

import pytest

from bildungsbuero.apps.actors.models import Contact, Organisation, Place, ProviderAccess
from bildungsbuero.apps.actors.register import Origin, Register
from bildungsbuero.apps.catalogue.duplicates import deciding, finding, jobs
from bildungsbuero.apps.catalogue.duplicates.merging import FIELDS
from bildungsbuero.apps.catalogue.models import Duplicate, EntryKind, Merge, Offer, Run, State
from bildungsbuero.apps.catalogue.records import SAME
from bildungsbuero.apps.operations import changes
from bildungsbuero.apps.operations.models import Job
from bildungsbuero.core.errors import Refusal
from bildungsbuero.core.offers import ProviderRecord
from bildungsbuero.core.opening_hours import Day, OpeningHours, Slot, as_json
from tests.support.cast import make_office
from tests.support.offers import make_offer, make_organisation, make_place

pytestmark = pytest.mark.django_db

AT = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
LIST = "/trier/buero/dubletten/"
Decision = Duplicate.Decision


def twins(office, **more):
    """Return an organisation twice, as two registers write it."""
    first = make_organisation(office=office, name="Kulturwerkstatt Trier e.V.", phone="0651 4711", **more)
    second = make_organisation(
        office=office, name="Kultur-Werkstatt Trier", phone="+49 651 4711", email="info@kw.example"
    )
    return first, second


def the_pair(office, kind=EntryKind.ORGANISATION):
    finding.find_all(office)
    return Duplicate.objects.of(office).get(kind=kind)


def pair_of(office, kind, first, second, **more):
    a, b = sorted((first.public_id, second.public_id))
    return Duplicate.unscoped.create(office=office, kind=kind, first=a, second=b, score=0.9, verdict="same", **more)


def test_entries_of_one_office_are_found_with_reasons_and_those_of_another_never(trier):
    first, second = twins(trier)
    other = make_office(key="konz", name="Bildungsbüro Konz")
    make_organisation(office=other, name="Kulturwerkstatt Trier e.V.", phone="0651 4711")
    make_organisation(office=trier, name="Kulturwerkstatt 2 Trier")

    pair = the_pair(trier)

    assert {pair.first, pair.second} == {first.public_id, second.public_id}
    assert "phone_same" in {reason["code"] for reason in pair.reasons}
    assert not Duplicate.objects.of(other).exists()


def test_what_was_decided_is_remembered_and_what_is_gone_is_forgotten(trier, brandt):
    first, _second = twins(trier)
    pair = the_pair(trier)
    deciding.decide(pair, Decision.DIFFERENT, person=brandt, at=AT)
    make_organisation(office=trier, name="Lesepaten Trier", phone="0651 12345")
    passing = make_organisation(office=trier, name="Lesepaten Trier e.V.", phone="0651 12345")
    finding.find_all(trier)
    assert Duplicate.objects.of(trier).undecided().count() == 1

    passing.name = "Ruderclub"
    passing.phone = ""
    passing.save()
    finding.find_all(trier)

    assert [one.decision for one in Duplicate.objects.of(trier)] == [Decision.DIFFERENT]
    assert Organisation.objects.of(trier).get(pk=first.pk).merged_into is None


def test_one_actor_takes_over_everything_and_gives_it_back(trier, brandt):
    first, second = twins(trier)
    offer = make_offer(office=trier, title="Töpfern", provider=second)
    place = make_place(office=trier, organisation=second)
    contact = Contact.unscoped.create(office=trier, organisation=second, function="Anmeldung")
    pair = the_pair(trier)
    number = changes.latest_number()

    deciding.decide(pair, Decision.SAME_ACTOR, kept=first.public_id, taken=["email"], person=brandt, at=AT)

    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.email, second.is_archived, second.merged_into) == ("info@kw.example", True, first)
    for thing, name in ((offer, "provider"), (place, "organisation"), (contact, "organisation")):
        thing.refresh_from_db()
        assert getattr(thing, name) == first
    noted = {(one.kind, one.public_id) for one in changes.since(number)}
    assert noted >= {("organisation", first.public_id), ("organisation", second.public_id), ("offer", offer.public_id)}
    assert offer.history.count() >= 1

    deciding.reopen(pair, person=brandt, at=AT)

    first.refresh_from_db()
    second.refresh_from_db()
    offer.refresh_from_db()
    assert (first.email, second.is_archived, second.merged_into, offer.provider) == ("", False, None, second)
    assert Duplicate.objects.of(trier).get().decision == Decision.OPEN


def test_what_somebody_wrote_after_it_stays_when_it_is_taken_back(trier, brandt):
    first, _second = twins(trier)
    pair = the_pair(trier)
    deciding.decide(pair, Decision.SAME_ACTOR, kept=first.public_id, taken=["email"], person=brandt, at=AT)
    first.refresh_from_db()
    first.email = "neu@kw.example"
    first.save()

    deciding.reopen(pair, person=brandt, at=AT)

    first.refresh_from_db()
    assert first.email == "neu@kw.example"


def test_who_keeps_both_keeps_one_and_then_both_again(trier, brandt):
    first, second = twins(trier)
    for organisation in (first, second):
        ProviderAccess.unscoped.create(office=trier, person=brandt, organisation=organisation)
    pair = the_pair(trier)

    deciding.decide(pair, Decision.SAME_ACTOR, kept=first.public_id, person=brandt, at=AT)
    deciding.reopen(pair, person=brandt, at=AT)

    assert ProviderAccess.objects.of(trier).filter(organisation=second).count() == 1


def test_a_list_that_names_the_old_actor_means_the_one_that_stayed(trier, brandt):
    first, second = twins(trier)
    deciding.decide(the_pair(trier), Decision.SAME_ACTOR, kept=first.public_id, person=brandt, at=AT)

    found = Register(trier).organisation(ProviderRecord(name=second.name), Origin())

    assert found == first


def test_places_are_put_together_and_the_old_one_is_listed_no_more(client, trier, brandt):
    first = make_place(office=trier, name="Bürgerhaus Nord", street="Franz-Georg-Str. 36", postcode="54292")
    second = make_place(office=trier, name="Bürgerhaus Nord", street="Franz-Georg-Straße 36", postcode="54292")
    offer = make_offer(office=trier, title="Chor", place=second)

    deciding.decide(the_pair(trier, EntryKind.PLACE), Decision.SAME_PLACE, kept=first.public_id, person=brandt, at=AT)

    offer.refresh_from_db()
    assert offer.place == first
    assert list(Place.objects.of(trier).standing()) == [first]
    assert client.get("/trier/buero/akteure/orte/").content.decode().count("Franz-Georg") == 1


def offers_of_one(office, **more):
    provider = make_organisation(office=office, name="VHS Trier")
    days = (date(2027, 1, 11), date(2027, 9, 6))
    return [
        make_offer(
            office=office, title="Deutschkurs A2", provider=provider, kind="course", runs=(Run(starts_on=day),), **more
        )
        for day in days
    ]


def test_a_new_run_moves_to_the_offer_that_stays_and_the_old_address_leads_there(client, trier, brandt):
    first, second = offers_of_one(trier)
    pair = the_pair(trier, EntryKind.OFFER)
    assert pair.verdict == "new_run"

    deciding.decide(pair, Decision.NEW_RUN, kept=first.public_id, person=brandt, at=AT)

    second.refresh_from_db()
    assert (first.runs.count(), second.state, second.merged_into) == (2, State.ARCHIVED, first)
    answer = client.get(f"/trier/angebote/{second.public_id}/")
    assert answer.status_code == 302
    assert answer["Location"].endswith(f"/{first.public_id}/")

    deciding.reopen(pair, person=brandt, at=AT)

    second.refresh_from_db()
    assert (first.runs.count(), second.runs.count(), second.state) == (1, 1, State.PUBLISHED)
    assert client.get(f"/trier/angebote/{second.public_id}/").status_code == 200


def test_the_same_offer_keeps_one_of_two_equal_runs(trier, brandt):
    first, second = offers_of_one(trier)
    same = Run(office=trier, offer=second, starts_on=date(2027, 1, 11))
    same.save()
    pair = pair_of(trier, EntryKind.OFFER, first, second)

    deciding.decide(pair, Decision.SAME_OFFER, kept=first.public_id, person=brandt, at=AT)

    assert sorted(run.starts_on for run in first.runs.all()) == [date(2027, 1, 11), date(2027, 9, 6)]
    assert list(second.runs.all()) == [same]


def test_two_offers_may_have_only_the_actor_in_common(trier, brandt):
    first, second = twins(trier)
    one = make_offer(office=trier, title="Töpfern", provider=first)
    other = make_offer(office=trier, title="Töpfern", provider=second)

    deciding.decide(
        pair_of(trier, EntryKind.OFFER, one, other), Decision.SAME_ACTOR, kept=one.public_id, person=brandt, at=AT
    )

    other.refresh_from_db()
    assert (other.provider, other.merged_into, other.state) == (first, None, State.PUBLISHED)
    assert Merge.objects.of(trier).get().kind == EntryKind.ORGANISATION


def test_a_merged_offer_is_brought_back_only_by_taking_the_decision_back(client, trier, brandt):
    first, second = offers_of_one(trier)
    pair = the_pair(trier, EntryKind.OFFER)
    deciding.decide(pair, Decision.NEW_RUN, kept=first.public_id, person=brandt, at=AT)

    client.post(f"/trier/buero/angebote/{second.public_id}/zurueckholen/")

    second.refresh_from_db()
    assert second.state == State.ARCHIVED
    with pytest.raises(Refusal):
        deciding.decide(Duplicate.objects.of(trier).get(pk=pair.pk), Decision.DIFFERENT, person=brandt, at=AT)


def test_a_chain_is_taken_back_from_its_end(trier, brandt):
    first, second = twins(trier)
    third = make_organisation(office=trier, name="Kulturwerkstatt")
    pair = pair_of(trier, EntryKind.ORGANISATION, first, second)
    later = pair_of(trier, EntryKind.ORGANISATION, first, third)
    deciding.decide(pair, Decision.SAME_ACTOR, kept=first.public_id, person=brandt, at=AT)
    deciding.decide(later, Decision.SAME_ACTOR, kept=third.public_id, person=brandt, at=AT)

    with pytest.raises(Refusal):
        deciding.reopen(pair, person=brandt, at=AT)
    deciding.reopen(later, person=brandt, at=AT)
    deciding.reopen(pair, person=brandt, at=AT)

    assert Organisation.objects.of(trier).standing().count() == 3


def test_the_pages_list_show_decide_and_take_back(client, trier, brandt, django_assert_max_num_queries):
    first, second = twins(trier)
    assert "Kein Paar wartet" in client.get(LIST).content.decode()
    pair = the_pair(trier)
    with django_assert_max_num_queries(30):
        text = client.get(LIST).content.decode()
    assert (
        "Kulturwerkstatt Trier e.V. / Kultur-Werkstatt Trier" in text or "Kultur-Werkstatt Trier / Kulturwerk" in text
    )

    text = client.get(f"{LIST}{pair.public_id}/").content.decode()
    assert "Die Telefonnummer ist dieselbe." in text
    sides = {pair.first: "first", pair.second: "second"}
    form = {
        "keep": sides[first.public_id],
        "field_email": sides[second.public_id],
        "field_name": sides[second.public_id],
        "decision": "same_actor",
    }
    text = client.post(f"{LIST}{pair.public_id}/entscheiden/", form, follow=True).content.decode()
    assert "Entscheidung zurücknehmen" in text
    first.refresh_from_db()
    assert (first.name, first.email) == ("Kultur-Werkstatt Trier", "info@kw.example")
    assert client.get(f"{LIST}?decided=on").context["page"].paginator.count == 1

    client.post(f"{LIST}{pair.public_id}/zuruecknehmen/")
    first.refresh_from_db()
    assert (first.name, first.email) == ("Kulturwerkstatt Trier e.V.", "")


def test_a_decision_that_does_not_exist_changes_nothing(client, trier, brandt):
    twins(trier)
    pair = the_pair(trier)

    for form in ({}, {"decision": "same_actor", "keep": "third"}):
        assert 'id="errors"' in client.post(f"{LIST}{pair.public_id}/entscheiden/", form).content.decode()
    form = {"decision": "new_run", "keep": "first"}
    text = client.post(f"{LIST}{pair.public_id}/entscheiden/", form, follow=True).content.decode()
    assert "lässt sich über das Paar nicht entscheiden" in text
    assert not Merge.objects.of(trier).exists()


def test_a_new_offer_that_stands_already_is_asked_about(client, trier, brandt):
    provider = make_organisation(office=trier, name="Kulturwerkstatt Trier")
    make_offer(office=trier, title="Töpfern für Erwachsene", provider=provider)
    form = {
        "title": "Töpfern fuer Erwachsene",
        "provider": "Kulturwerkstatt Trier e.V.",
        "reach": "place",
        "visibility": "public",
        "runs-TOTAL_FORMS": "0",
        "runs-INITIAL_FORMS": "0",
    }
    address = "/trier/buero/angebote/neu/group/"

    text = client.post(address, form).content.decode()
    assert "Vielleicht steht das hier schon" in text
    assert Offer.objects.of(trier).count() == 1

    client.post(address, form | {"anyway": "1"})
    assert Offer.objects.of(trier).count() == 2


def test_while_typing_only_a_fragment_answers(client, trier, brandt):
    twins(trier)

    text = client.get("/trier/buero/akteure/aehnlich/", {"name": "Kulturwerkstat Trier"}).content.decode()
    assert "Kulturwerkstatt Trier e.V." in text
    assert "<html" not in text
    assert client.get("/trier/buero/akteure/aehnlich/").content.strip() == b""
    assert client.get("/trier/buero/angebote/aehnlich/", {"title": "x" * 5000}).status_code == 200


def test_every_night_each_office_is_compared(trier):
    twins(trier)
    jobs.find_by_night(AT)

    job = Job.objects.of(trier).get(kind=jobs.FIND_DUPLICATES)
    result = finding.find_all(trier)
    assert job.person is None
    assert result["organisation"] == 1


def test_whatever_an_offer_says_can_be_taken_from_the_other_one():
    offered = {name for names in FIELDS[EntryKind.OFFER] for name in names}

    # Two of different kinds are put together as well: what belongs to the kind stays with it.
    assert set(SAME) - offered == {"kind", "is_example"}
    assert {"opening_hours", "own_values", "internal_values", "accessibility", "prices", "conditions"} <= offered


def test_opening_hours_and_own_fields_stand_beside_each_other_in_words_and_are_taken(client, trier, brandt):
    first, second = offers_of_one(trier)
    second.opening_hours = as_json(OpeningHours(days={"mo": Day(slots=(Slot(opens=time(9), closes=time(12)),))}))
    second.own_values, second.internal_values = {"Aufzug": "im Hof"}, {"Akte": "B 7"}
    second.save()
    pair = pair_of(trier, EntryKind.OFFER, first, second)

    text = client.get(f"{LIST}{pair.public_id}/").content.decode()
    taken = ["opening_hours", "own_values", "internal_values"]
    deciding.decide(pair, Decision.SAME_OFFER, kept=first.public_id, taken=taken, person=brandt, at=AT)

    first.refresh_from_db()
    assert "Montag" in text
    assert "im Hof" in text
    assert "B 7" in text
    assert "slots" not in text
    assert [getattr(first, name) for name in taken] == [getattr(second, name) for name in taken]
