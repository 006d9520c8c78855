"""A provider brings the export of its own program: previewed, its own alone, waiting for the office."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from bildungsbuero.apps.accounts.models import Role
from bildungsbuero.apps.actors.models import Organisation, ProviderAccess
from bildungsbuero.apps.catalogue.models import LiveChange, Offer, State
from bildungsbuero.apps.catalogue.own_lists import OWN_LIST
from bildungsbuero.apps.operations.jobs.running import execute
from bildungsbuero.apps.operations.models import Job
from tests.support.cast import editor_of, make_person
from tests.support.offers import make_offer, make_organisation

pytestmark = pytest.mark.django_db

OWN = "/trier/buero/eigene/"
HEAD = "Kennung;Titel;Art;Anbieter;Ort;Kurztext;Preis;Themen\n"


@pytest.fixture
def vhs(trier):
    return make_organisation(office=trier, name="VHS Trier")


@pytest.fixture
def ayla(client, trier, vhs):
    """Ayla, signed in, who runs the Volkshochschule."""
    person = make_person(office=trier, roles=(Role.PROVIDER,), name="Ayla")
    ProviderAccess.unscoped.create(office=trier, person=person, organisation=vhs)
    client.force_login(person)
    return person


def rows(*numbers: int, provider: str = "", summary: str = "Kurs", price: str = "5,00") -> str:
    return HEAD + "".join(f"{one};Kurs {one};course;{provider};Trier;{summary};{price};stem\n" for one in numbers)


def previewed(client, vhs, text: str) -> Job:
    sent = {"file": SimpleUploadedFile("export.csv", text.encode())}
    address = client.post(f"{OWN}liste/{vhs.public_id}/", sent)["Location"]
    assert "wird gelesen" in client.get(address).content.decode()
    job = Job.objects.of(vhs.office).filter(kind=OWN_LIST).latest("pk")
    execute(job.public_id)
    job.refresh_from_db()
    assert address == f"{OWN}liste/ergebnis/{job.public_id}/"
    return job


def taken(client, vhs, text: str, **sent) -> Job:
    job = previewed(client, vhs, text)
    client.post(f"{OWN}liste/ergebnis/{job.public_id}/uebernehmen/", sent)
    made = Job.objects.of(vhs.office).filter(kind=OWN_LIST).latest("pk")
    execute(made.public_id)
    made.refresh_from_db()
    return made


def states(office) -> dict[str, str]:
    return dict(Offer.objects.of(office).filter(replaces=None).values_list("external_id", "state"))


def test_a_preview_stores_nothing_and_then_the_list_waits_for_the_office(client, trier, vhs, ayla):
    assert f"{OWN}liste/{vhs.public_id}/" in client.get(OWN).content.decode()
    job = previewed(client, vhs, rows(1, 2))
    assert not Offer.objects.of(trier).exists()
    assert "Kurs 1" in client.get(f"{OWN}liste/ergebnis/{job.public_id}/").content.decode()

    taken(client, vhs, rows(1, 2))
    assert states(trier) == {"1": State.SUBMITTED, "2": State.SUBMITTED}
    client.force_login(editor_of(trier))
    assert "Kurs 2" in client.get("/trier/buero/angebote/?state=submitted").content.decode()


def test_the_next_version_changes_prices_at_once_and_texts_wait(client, trier, vhs, ayla):
    taken(client, vhs, rows(1, 2, 3))
    for offer in Offer.objects.of(trier):
        offer.state, offer.topics = State.PUBLISHED, ("health_exercise",)
        offer.save()
    taken(client, vhs, rows(1, 2, price="9,00", summary="Anders"))

    public = Offer.objects.of(trier).get(external_id="1", replaces=None)
    assert (public.prices[0]["amount"], public.summary) == ("9.00", "Kurs")
    # What the office said about the topic stays.
    assert public.proposals.get().topics == public.topics == ("health_exercise",)
    assert states(trier)["3"] == State.ARCHIVED
    assert LiveChange.objects.of(trier).count() == 2


def test_nothing_of_anybody_else_can_be_written_changed_or_put_away(client, trier, vhs, ayla):
    other = make_organisation(office=trier, name="Musikschule")
    foreign = make_offer(office=trier, title="Chor", provider=other, list_name="export", external_id="1")
    also = make_offer(office=trier, title="Tanz", provider=other, list_name="export", external_id="9")
    taken(client, vhs, rows(1, 2, provider="Musikschule"))

    foreign.refresh_from_db()
    also.refresh_from_db()
    assert (foreign.title, foreign.state, also.state) == ("Chor", State.PUBLISHED, State.PUBLISHED)
    brought = Offer.objects.of(trier).exclude(pk__in=[foreign.pk, also.pk])
    assert {offer.provider for offer in brought} == {vhs}
    assert Organisation.objects.of(trier).count() == 2


def test_where_the_office_lets_them_providers_publish_their_list(client, trier, vhs, ayla):
    trier.providers_publish = True
    trier.save()
    taken(client, vhs, rows(1))

    assert states(trier) == {"1": State.PUBLISHED}


def test_lists_and_results_of_others_are_not_found(client, trier, vhs, ayla):
    job = previewed(client, vhs, rows(1))
    other = make_organisation(office=trier, name="Musikschule")
    stranger = make_person(office=trier, roles=(Role.PROVIDER,))
    ProviderAccess.unscoped.create(office=trier, person=stranger, organisation=other)
    client.force_login(stranger)

    assert client.get(f"{OWN}liste/{vhs.public_id}/").status_code == 404
    assert client.get(f"{OWN}liste/ergebnis/{job.public_id}/").status_code == 404
    assert client.post(f"{OWN}liste/ergebnis/{job.public_id}/uebernehmen/").status_code == 404
    client.force_login(editor_of(trier))
    assert client.get(f"{OWN}liste/{vhs.public_id}/").status_code == 403


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<html>Wartung", "kern-alert"),
        (HEAD, "nichts"),
        (rows(1) + "2;;course;;Trier;;;\n", "Titel"),
    ],
)
def test_what_cannot_be_read_is_said_in_words(client, trier, vhs, ayla, text, said):
    job = previewed(client, vhs, text)

    assert said.casefold() in client.get(f"{OWN}liste/ergebnis/{job.public_id}/").content.decode().casefold()
    assert not Offer.objects.of(trier).exists()


def test_a_form_without_a_file_says_so(client, vhs, ayla):
    assert 'id="errors"' in client.post(f"{OWN}liste/{vhs.public_id}/", {}).content.decode()


def test_what_was_withdrawn_and_comes_back_with_other_words_waits_again(client, trier, vhs, ayla):
    taken(client, vhs, rows(1, 2, 3))
    for offer in Offer.objects.of(trier):
        offer.state = State.PUBLISHED
        offer.save()
    taken(client, vhs, rows(1, 2))
    assert states(trier)["3"] == State.ARCHIVED
    taken(client, vhs, rows(1, 2) + rows(3, summary="Kaufen Sie hier!").removeprefix(HEAD))

    assert states(trier)["3"] == State.SUBMITTED
