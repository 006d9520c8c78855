"""Files of other programs brought into the catalogue: deltas, differences, what a file takes back."""

from datetime import date

import pytest

from bildungsbuero.apps.catalogue.list_undo import take_back
from bildungsbuero.apps.catalogue.models import Offer, State
from bildungsbuero.apps.catalogue.upkeep.lists import keep_rhythm
from tests.support.offers import TODAY, import_text

pytestmark = pytest.mark.django_db

COURSE = """<kurs><knr>{number}</knr><haupttitel>{title}</haupttitel><beginndat>01.03.2027</beginndat>
<endedat>08.03.2027</endedat><gebnorm>{price}</gebnorm><termine><termin><tag>01.03.2027</tag><zeitvon>18:00</zeitvon>
<termin_ortraumname>Raum 5</termin_ortraumname></termin></termine></kurs>"""
SERVICE = """<SERVICE><PRODUCT_ID>{number}</PRODUCT_ID><SERVICE_DETAILS><TITLE>Kurs {number}</TITLE><SERVICE_DATE>
<START_DATE>2027-03-01T00:00:00+01:00</START_DATE></SERVICE_DATE></SERVICE_DETAILS></SERVICE>"""


def kufer(*courses: tuple[str, str, str]) -> str:
    found = "".join(COURSE.format(number=number, title=title, price=price) for number, title, price in courses)
    return f"<kurse>{found}</kurse>"


def bring(office, folder, text, **options):
    return import_text(office, text, folder / "export.xml", provider="vhs (Beispiel)", **options)


def test_single_dates_are_kept_with_their_rooms(trier, tmp_path):
    result = bring(trier, tmp_path, kufer(("1", "Yoga", "24,00")))

    assert (result.format, result.new) == ("kufer", 1)
    (run,) = Offer.objects.of(trier).get().runs.all()
    assert run.sessions == [{"on": "2027-03-01", "from": "18:00:00", "to": "", "place": "Raum 5"}]


def test_a_rehearsal_says_old_and_new_of_each_field(trier, tmp_path):
    bring(trier, tmp_path, kufer(("1", "Yoga", "24,00"), ("2", "Tanz", "10,00")))
    result = bring(trier, tmp_path, kufer(("1", "Yoga am Abend", "30,00"), ("2", "Tanz", "10,00")), is_rehearsal=True)

    (entry,) = result.differences
    assert {one["field"]: (one["old"], one["new"]) for one in entry["fields"]} == {
        "Titel": ("Yoga", "Yoga am Abend"),
        "Preise": ("24 €", "30 €"),
    }
    assert {offer.title for offer in Offer.objects.of(trier)} == {"Yoga", "Tanz"}


def test_the_same_export_again_changes_nothing(trier, tmp_path):
    text = kufer(("1", "Yoga", "24,00"))
    bring(trier, tmp_path, text)

    assert bring(trier, tmp_path, text).unchanged == 1


def test_an_update_takes_back_what_it_names_and_leaves_the_rest(trier, tmp_path):
    services = "".join(SERVICE.format(number=number) for number in (1, 2, 3))
    bring(trier, tmp_path, f"<OPENQCAT><NEW_CATALOG>{services}</NEW_CATALOG></OPENQCAT>")
    gone = "<DELETE><SERVICE><PRODUCT_ID>2</PRODUCT_ID></SERVICE></DELETE>"
    update = f"<UPDATE_CATALOG>{gone}<NEW>{SERVICE.format(number=4)}</NEW></UPDATE_CATALOG>"
    result = bring(trier, tmp_path, f"<OPENQCAT>{update}</OPENQCAT>")

    assert (result.new, result.vanished, result.held_back, result.is_partial) == (1, 1, 0, True)
    states = {offer.external_id: offer.state for offer in Offer.objects.of(trier)}
    assert states == {"1": State.PUBLISHED, "2": State.ARCHIVED, "3": State.PUBLISHED, "4": State.PUBLISHED}


def test_an_endless_series_stays_public(trier, tmp_path):
    event = "UID:1\r\nSUMMARY:Treff\r\nDTSTART:20200107T100000\r\nRRULE:FREQ=WEEKLY\r\n"
    text = f"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n{event}END:VEVENT\r\nEND:VCALENDAR\r\n"
    import_text(trier, text, tmp_path / "kalender.ics", provider="Verein (Beispiel)")
    offer = Offer.objects.of(trier).get()

    assert offer.is_public_on(TODAY)
    assert not offer.runs.get().is_over_on(TODAY)


def test_a_list_is_taken_back_as_a_whole(trier, tmp_path):
    bring(trier, tmp_path, kufer(("1", "Yoga", "24,00"), ("2", "Tanz", "10,00"), ("3", "Chor", "5,00")))
    later = kufer(("1", "Yoga am Abend", "30,00"), ("3", "Chor am Morgen", "5,00"), ("4", "Neu", "1,00"))
    bring(trier, tmp_path, later.replace("01.03.2027", "08.03.2027"), reason="offers-list:x")
    changed_since = Offer.objects.of(trier).get(external_id="3")
    changed_since.summary = "von Hand"
    changed_since.save()
    result = take_back(trier, "offers-list:x", on=TODAY, report=lambda *_done: None)

    assert (result.put_back, result.put_away, result.left) == (2, 1, 1)
    offers = {offer.external_id: offer for offer in Offer.objects.of(trier)}
    assert (offers["1"].title, offers["1"].prices[0]["amount"]) == ("Yoga", "24.00")
    assert [run.starts_on.isoformat() for run in offers["1"].runs.all()] == ["2027-03-01"]
    assert {key: offer.state for key, offer in offers.items()} == {
        "1": State.PUBLISHED,
        "2": State.PUBLISHED,
        "3": State.PUBLISHED,
        "4": State.ARCHIVED,
    }
    assert offers["3"].title == "Chor am Morgen"


def test_what_the_office_said_stays_and_dates_come_from_the_feed(trier, tmp_path):
    bring(trier, tmp_path, kufer(("1", "Yoga", "24,00")))
    offer = Offer.objects.of(trier).get()
    offer.topics, offer.accessibility = ("health_movement",), {"step_free": True}
    offer.save()
    bring(
        trier,
        tmp_path,
        kufer(("1", "Yoga", "30,00")).replace("<haupttitel>", "<fachbtext>Kultur</fachbtext><haupttitel>"),
    )

    offer.refresh_from_db()
    assert (offer.topics, offer.accessibility) == (("health_movement",), {"step_free": True})
    assert offer.prices[0]["amount"] == "30.00"


def test_what_a_program_of_the_provider_writes_is_confirmed_by_it_and_its_next_version(client, trier, tmp_path):
    text = kufer(("1", "Yoga", "24,00"), ("2", "Tanz", "10,00"))
    bring(trier, tmp_path, text)
    assert set(Offer.objects.of(trier).values_list("confirmed_on", flat=True)) == {TODAY}
    offer = Offer.objects.of(trier).get(title="Yoga")
    assert "icht bestätigt" not in client.get(f"/trier/angebote/{offer.public_id}/").content.decode()

    Offer.objects.of(trier).update(confirmed_on=date(2026, 1, 1))
    bring(trier, tmp_path, text.replace("Tanz", "Tanzen"))

    assert set(Offer.objects.of(trier).values_list("confirmed_on", flat=True)) == {TODAY}


def test_a_version_in_which_an_offer_is_missing_does_not_confirm_it(trier, tmp_path):
    bring(trier, tmp_path, kufer(*((str(number), f"Kurs {number}", "1") for number in range(5))))
    Offer.objects.of(trier).update(confirmed_on=date(2026, 1, 1))

    result = bring(trier, tmp_path, kufer(("1", "Kurs 1", "1")))

    assert result.held_back == 4
    assert Offer.objects.of(trier).filter(confirmed_on=TODAY).get().title == "Kurs 1"


def test_a_list_that_says_of_when_it_is_confirms_nothing(trier, tmp_path):
    lines = "Kennung;Titel;Art;Anbieter;Stand\n1;Chor;group;Musikschule;2015/16\n2;Band;group;Musikschule;\n"
    import_text(trier, lines, tmp_path / "musik.csv")
    assert set(Offer.objects.of(trier).values_list("confirmed_on", flat=True)) == {None}
    keep_rhythm(trier, "musik", 30)

    import_text(trier, lines, tmp_path / "musik.csv")

    assert dict(Offer.objects.of(trier).values_list("title", "confirmed_on")) == {"Chor": None, "Band": TODAY}
