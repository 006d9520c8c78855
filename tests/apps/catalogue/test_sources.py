"""Lists fetched by themselves: unchanged, refused, out of order, from another office; what waits for a look."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from bildungsbuero.apps.catalogue.models import ListSource, LiveChange, Offer, SampledOffer, State
from bildungsbuero.apps.catalogue.schedules import fetch_lists
from bildungsbuero.apps.catalogue.sources.fetching import fetch_source
from bildungsbuero.apps.catalogue.sources.jobs import FETCHED_LIST, UNDO_OF_A_FETCH
from bildungsbuero.apps.operations import fetching, jobs
from bildungsbuero.apps.operations.fetching import Answer, Wanted, fetch
from bildungsbuero.apps.operations.jobs.running import execute
from bildungsbuero.apps.operations.models import Job
from bildungsbuero.core.errors import Refusal
from tests.support.cast import editor_of, make_office
from tests.support.offers import make_offer, make_place

pytestmark = pytest.mark.django_db

AT = datetime(2026, 11, 22, 1, 30, tzinfo=UTC)
HEAD = "Kennung;Titel;Art;Anbieter;Ort;Kurztext;Preis\n"
PAGE = "/trier/buero/angebote/quellen/"
UPDATE = """<OPENQCAT version="1.1"><HEADER><CATALOG/><SUPPLIER><SUPPLIER_ID>1</SUPPLIER_ID>
<SUPPLIER_NAME>Akademie (Beispiel)</SUPPLIER_NAME></SUPPLIER></HEADER><UPDATE_CATALOG seq_number="{number}"><NEW>
<SERVICE><PRODUCT_ID>{number}</PRODUCT_ID><SUPPLIER_ID_REF>1</SUPPLIER_ID_REF><SERVICE_DETAILS>
<TITLE>Kurs {number}</TITLE></SERVICE_DETAILS></SERVICE></NEW></UPDATE_CATALOG></OPENQCAT>"""


def source_of(office, **fields) -> ListSource:
    fields = {"list_name": "vhs", "address": "https://vhs.example/kurse", **fields}
    return ListSource.unscoped.create(office=office, **fields)


def rows(*numbers: int, kind: str = "group", summary: str = "", price: str = "") -> str:
    return HEAD + "".join(f"{one};Angebot {one};{kind};Verein;Trier;{summary};{price}\n" for one in numbers)


def server(text: str, **said: str):
    """A server that gives this text, unless it is asked for a version that it named itself."""

    def answer(wanted: Wanted) -> Answer:
        if said.get("etag") and wanted.etag == said["etag"]:
            return Answer(status=304)
        wanted.target.write_text(text, "utf-8")
        return Answer(status=200, **said)

    return answer


def bring(source: ListSource, text: str, *, days: int = 0, **said: str):
    source.refresh_from_db()
    return fetch_source(
        source, AT + timedelta(days=days), reason="test", report=lambda *_said: None, fetch=server(text, **said)
    )


def states(office) -> dict[str, str]:
    return dict(Offer.objects.of(office).filter(replaces=None).values_list("external_id", "state"))


def test_what_an_unknown_source_brings_waits_and_its_prices_go_live(trier):
    source = source_of(trier)
    bring(source, rows(1, 2))
    assert states(trier) == {"1": State.SUBMITTED, "2": State.SUBMITTED}
    Offer.objects.of(trier).update(state=State.PUBLISHED)

    bring(source, rows(1, 2, summary="Neu", price="12,00"), days=1)
    bring(source, rows(1, 2, summary="Neu", price="12,00"), days=2)

    public = Offer.objects.of(trier).get(external_id="1")
    assert (public.prices[0]["amount"], public.summary) == ("12.00", "")
    assert public.proposals.get().summary == "Neu"
    assert LiveChange.objects.of(trier).count() == 2


def test_a_trusted_source_publishes_and_a_sample_waits_for_a_look(client, trier):
    source = source_of(trier, is_trusted=True)
    found = bring(source, rows(*range(30)))

    assert (set(states(trier).values()), found.sampled) == ({State.PUBLISHED}, 2)
    client.force_login(editor_of(trier))
    assert "2 Angebote vertrauenswürdiger Quellen" in client.get("/trier/buero/").content.decode()
    first = SampledOffer.objects.of(trier).first().offer
    client.post(f"{PAGE}stichprobe/{first.public_id}/")
    assert SampledOffer.objects.of(trier).filter(seen_on=None).count() == 1


def test_a_sample_of_what_a_trusted_source_changed_is_looked_at_again_but_not_its_dates_and_prices(client, trier):
    source = source_of(trier, is_trusted=True)
    bring(source, rows(*range(30)))
    SampledOffer.objects.of(trier).update(seen_on=AT.date())

    assert bring(source, rows(*range(30), price="12,00"), days=1).sampled == 0
    assert bring(source, rows(*range(30), price="12,00", summary="Neu"), days=2).sampled == 2
    sampled = SampledOffer.objects.of(trier).filter(seen_on=None)
    assert [one.is_change for one in sampled] == [True, True]
    client.force_login(editor_of(trier))
    assert "von der Quelle geändert" in client.get(PAGE).content.decode()


def test_a_kind_that_a_trusted_source_never_brought_waits(trier):
    source = source_of(trier, is_trusted=True)
    bring(source, rows(1, 2))
    bring(source, rows(1, 2) + rows(3, kind="course").removeprefix(HEAD), days=1)

    assert states(trier) == {"1": State.PUBLISHED, "2": State.PUBLISHED, "3": State.SUBMITTED}


def test_a_list_that_has_not_changed_is_not_sent_again_and_confirms_its_offers(trier):
    source = source_of(trier, is_trusted=True)
    bring(source, rows(1), etag="v1")
    found = bring(source, "never read", days=3, etag="v1")

    assert found.is_unchanged
    assert Offer.objects.of(trier).get().confirmed_on.isoformat() == "2026-11-25"


def test_a_fetch_that_fails_is_noted_shown_and_forgotten_when_it_works_again(client, trier):
    source = source_of(trier, is_trusted=True)
    bring(source, rows(1, 2, 3), etag="v1")
    with pytest.raises(Refusal):
        bring(source, "<html>Wartung", days=1, etag="v2")
    client.force_login(editor_of(trier))

    assert "1 Liste kann nicht abgeholt werden" in client.get("/trier/buero/").content.decode()
    assert "Geht nicht seit 23.11.2026" in client.get(PAGE).content.decode()
    assert len(states(trier)) == 3
    bring(source, rows(1, 2, 3), days=2)
    source.refresh_from_db()
    assert (source.problem, source.failing_since) == ("", None)


def test_a_list_that_is_suddenly_nearly_empty_puts_nothing_away_and_says_so(trier):
    source = source_of(trier, is_trusted=True)
    bring(source, rows(*range(10)))
    bring(source, rows(1), days=1)

    source.refresh_from_db()
    assert "9 Angebote fehlen" in source.problem
    assert set(states(trier).values()) == {State.PUBLISHED}


def test_updates_of_a_catalogue_follow_one_another(trier):
    source = source_of(trier, is_trusted=True)
    bring(source, UPDATE.format(number=7))
    bring(source, UPDATE.format(number=8), days=1)
    for number, code in ((8, r"offers\.update_taken"), (10, r"offers\.update_gap")):
        with pytest.raises(Refusal, match=code):
            bring(source, UPDATE.format(number=number), days=2)

    assert set(states(trier)) == {"7", "8"}


def test_another_office_is_harvested_with_licence_and_origin_and_tombstones_take_back(trier):
    other = make_office(key="konz", name="Bildungsbüro Konz")
    place = make_place(office=other, street="Weg 1", postcode="54329", town="Konz")
    kept = make_offer(office=other, title="Chor", kind="group", place=place, source="Stadt Konz", licence="cc-by/4.0")
    gone = make_offer(office=other, title="Tanz", kind="group")
    source = source_of(trier, list_name="Konz", address="https://konz.example/konz/api/hsds/services", is_trusted=True)
    asked = []

    def answer(wanted: Wanted) -> Answer:
        path = wanted.address.removeprefix("https://konz.example")
        asked.append(path)
        wanted.target.write_bytes(Client().get(path).content)
        return Answer(status=200)

    def harvest(at):
        source.refresh_from_db()
        return fetch_source(source, at, reason="test", report=lambda *_said: None, fetch=answer)

    now = timezone.now()
    harvest(now)
    mine = Offer.objects.of(trier).get(title="Chor")
    assert (mine.source, mine.licence, mine.place.town) == ("Stadt Konz", "cc-by/4.0", "Konz")
    assert Offer.objects.of(trier).get(title="Tanz").source == "Konz"
    gone.state = State.ARCHIVED
    gone.save()
    kept.title = "Kammerchor"
    kept.save()
    harvest(now + timedelta(minutes=5))

    assert "modified_after" in asked[-1]
    assert Offer.objects.of(trier).get(title="Tanz").state == State.ARCHIVED
    mine.refresh_from_db()
    assert (mine.title, mine.state) == ("Kammerchor", State.PUBLISHED)


def fetched_by_job(monkeypatch, source: ListSource, text: str) -> Job:
    monkeypatch.setattr(fetching, "fetch", server(text))
    return jobs.run_now(FETCHED_LIST, office=source.office, arguments={"source": source.public_id})


def taken_back(client, source: ListSource, job: Job) -> Job:
    client.force_login(editor_of(source.office))
    response = client.post(f"{PAGE}{source.public_id}/abholungen/{job.public_id}/")
    found = Job.objects.of(source.office).get(kind=UNDO_OF_A_FETCH)
    assert response["Location"] == f"/trier/buero/vorgaenge/{found.public_id}/"
    execute(found.public_id)
    return found


def test_a_fetched_list_is_taken_back_as_a_whole_and_its_source_stops(client, trier, monkeypatch):
    source = source_of(trier, is_trusted=True)
    fetched_by_job(monkeypatch, source, rows(1, 2, price="5,00"))
    job = fetched_by_job(monkeypatch, source, rows(1, 3, price="7,00"))
    assert states(trier) == {"1": State.PUBLISHED, "2": State.ARCHIVED, "3": State.PUBLISHED}
    taken_back(client, source, job)

    assert states(trier) == {"1": State.PUBLISHED, "2": State.PUBLISHED, "3": State.ARCHIVED}
    assert Offer.objects.of(trier).get(external_id="1").prices[0]["amount"] == "5.00"
    source.refresh_from_db()
    assert (source.is_active, source.etag, source.fetched_at) == (False, "", None)
    page = client.get(f"{PAGE}{source.public_id}/abholungen/").content.decode()
    assert "Zurückgenommen am" in page
    assert "angehalten" in page
    again = client.post(f"{PAGE}{source.public_id}/abholungen/{job.public_id}/")
    assert again.status_code == 302
    assert Job.objects.of(trier).filter(kind=UNDO_OF_A_FETCH).count() == 1


def test_what_waits_and_what_went_live_of_an_unknown_source_is_taken_back_too(client, trier, monkeypatch):
    source = source_of(trier)
    fetched_by_job(monkeypatch, source, rows(1, 2, price="5,00"))
    for offer in Offer.objects.of(trier):
        offer.state = State.PUBLISHED
        offer.save()
    job = fetched_by_job(monkeypatch, source, rows(1, 2, price="7,00", summary="Neu"))
    public = Offer.objects.of(trier).get(external_id="1")
    assert (public.prices[0]["amount"], public.proposals.get().state) == ("7.00", State.SUBMITTED)
    taken_back(client, source, job)

    public.refresh_from_db()
    assert (public.prices[0]["amount"], public.state) == ("5.00", State.PUBLISHED)
    assert public.proposals.exclude(state=State.ARCHIVED).count() == 0
    assert not LiveChange.objects.of(trier).exists()


def test_only_a_fetch_of_this_source_that_changed_something_is_taken_back(client, trier, monkeypatch):
    source, other = source_of(trier), source_of(trier, list_name="andere")
    job = fetched_by_job(monkeypatch, source, rows(1))
    same = fetched_by_job(monkeypatch, source, rows(1))
    client.force_login(editor_of(trier))

    assert client.post(f"{PAGE}{other.public_id}/abholungen/{job.public_id}/").status_code == 404
    assert client.post(f"{PAGE}{source.public_id}/abholungen/{same.public_id}/").status_code == 400


def test_nothing_is_fetched_without_the_internet_and_only_what_is_due_with_it(trier, settings):
    source_of(trier)
    source_of(trier, list_name="gestern", fetched_at=AT - timedelta(hours=2))
    fetch_lists(AT)
    assert not Job.objects.of(trier).exists()

    settings.OPTIONS = {**settings.OPTIONS, "CHECK_LINKS": True}
    fetch_lists(AT)
    assert Job.objects.of(trier).count() == 1


def test_addresses_are_written_by_hand_and_only_good_ones(client, trier):
    client.force_login(editor_of(trier))
    sent = {"list_name": "vhs", "every_days": "1", "sample_percent": "5", "is_active": "on"}
    for address in ("http://vhs.example/", "https://user:geheim@vhs.example/", "kein"):
        assert client.post(f"{PAGE}neu/", {**sent, "address": address}).status_code == 200
    assert not ListSource.objects.of(trier).exists()
    client.post(f"{PAGE}neu/", {**sent, "address": "https://vhs.example/kurse.xml"})
    source = ListSource.objects.of(trier).get()

    assert (
        "Eine andere Quelle heißt schon so"
        in client.post(f"{PAGE}neu/", {**sent, "address": "https://vhs.example/"}).content.decode()
    )
    client.post(f"{PAGE}{source.public_id}/entfernen/")
    assert not ListSource.objects.of(trier).exists()


def test_only_safe_addresses_are_fetched_also_behind_a_redirect(tmp_path):
    wanted = Wanted(address="https://vhs.example/", target=tmp_path / "x", limit_bytes=100)
    inside = Answer(status=302, location="https://haus.example/")
    plain = Answer(status=302, location="http://vhs.example/")
    known = {"vhs.example": ["93.184.216.34"], "haus.example": ["10.0.0.1"]}

    def resolve(host, _port):
        return known[host]

    for answer, code in ((inside, "not_public"), (plain, "only_https"), (Answer(status=500), "bad_answer")):
        with pytest.raises(Refusal, match=rf"outside\.{code}"):
            fetch(wanted, resolve=resolve, get=lambda *_asked, answer=answer: answer)
