"""The index follows the records, and holds nothing that the public may not see."""

from datetime import timedelta

import pytest

from bildungsbuero.apps.actors.actions import save_organisation, save_place
from bildungsbuero.apps.catalogue import actions, indexing
from bildungsbuero.apps.catalogue.models import Run, State
from bildungsbuero.apps.catalogue.searching import Question, find
from bildungsbuero.core.freshness import PUBLIC_STATES
from bildungsbuero.search.request import Near
from tests.support.cast import editor_of, make_office
from tests.support.offers import TODAY, make_offer, make_organisation, make_place

pytestmark = pytest.mark.django_db


def ids(text: str = "", **options: object) -> list[str]:
    return [offer.title for offer in find(Question(on=TODAY, text=text, **options)).offers]


def test_a_search_right_after_a_write_finds_it(trier):
    make_offer(office=trier, title="Chor")
    assert ids("Chor") == ["Chor"]

    make_offer(office=trier, title="Kinderchor")
    assert set(ids("Chor")) == {"Chor", "Kinderchor"}


@pytest.mark.parametrize("state", [state for state in State if state not in PUBLIC_STATES])
def test_offers_that_are_not_public_are_not_in_the_index(trier, state):
    make_offer(office=trier, title="Geheimer Entwurf", state=state)

    found = find(Question(on=TODAY))

    assert found.answer.total == 0
    assert not any(found.answer.facets.values())
    assert ids("Geheimer Entwurf") == []


def test_withdrawing_and_archiving_takes_an_offer_out_and_restoring_brings_it_back(trier):
    person = editor_of(trier)
    offer = make_offer(
        office=trier, title="Chor", summary="Wir singen.", topics=("arts_culture",), website="https://e.org"
    )

    actions.archive(offer, person=person)
    assert ids("Chor") == []

    actions.restore(offer, person=person)
    assert ids("Chor") == ["Chor"]

    actions.withdraw(offer, person=person)
    assert ids("Chor") == []


def test_an_offer_that_is_over_is_no_longer_found_although_nothing_was_written(trier):
    run = Run(starts_on=TODAY - timedelta(days=9), ends_on=TODAY)
    make_offer(office=trier, title="Kurs", kind="course", runs=(run,))

    assert find(Question(on=TODAY, text="Kurs")).answer.total == 1
    assert find(Question(on=TODAY + timedelta(days=1), text="Kurs")).answer.total == 0


def test_a_new_name_of_the_provider_reaches_its_offers(trier):
    provider = make_organisation(office=trier, name="Singkreis")
    make_offer(office=trier, title="Chor", provider=provider)
    assert ids("Singkreis") == ["Chor"]

    provider.name = "Kantorei"
    save_organisation(provider)

    assert ids("Kantorei") == ["Chor"]


def test_masking_a_place_takes_it_out_of_every_radius(trier):
    place = make_place(office=trier, latitude=49.76, longitude=6.64, street="Verborgene Gasse 7")
    make_offer(office=trier, title="Beratung", place=place)
    near = Near(latitude=49.76, longitude=6.64, radius_m=1_000)
    assert ids(near=near) == ["Beratung"]

    place.visibility = "district_only"
    save_place(place)

    assert ids(near=near) == []
    assert ids("Verborgene Gasse") == []
    assert ids("Beratung") == ["Beratung"]


def test_an_index_that_is_lost_or_of_another_database_is_built_anew(trier, data_dir):
    make_offer(office=trier, title="Chor")
    assert ids("Chor") == ["Chor"]
    store = indexing.index_store()
    with store.writing():
        store.rebuild([], number=99_999)

    assert ids("Chor") == ["Chor"]

    for path in (data_dir / "index").rglob("*"):
        if path.is_file():
            path.unlink()
    assert ids("Chor") == ["Chor"]


def test_the_offers_of_one_office_are_not_found_in_another(trier):
    make_offer(office=trier, title="Chor")
    konz = make_office(key="konz")

    assert ids("Chor", office=konz) == []
    assert ids("Chor", office=trier) == ["Chor"]


def test_rebuilding_reports_and_counts(trier):
    for number in range(3):
        make_offer(office=trier, title=f"Chor {number}")
    make_offer(office=trier, state=State.DRAFT)
    seen = []

    assert indexing.rebuild(lambda done, total: seen.append((done, total))) == 3
    assert seen[-1] == (3, 3)
