"""What a delivery changes is said before it is published: value by value, and by indicator."""

import pytest

from bildungsbuero.apps.monitoring.actions.comparing import difference_of, differences_as_csv
from bildungsbuero.apps.monitoring.actions.deciding import withdraw_from_shell
from bildungsbuero.apps.monitoring.editions import actions as editions
from bildungsbuero.apps.monitoring.models import DeliveryDifference
from tests.support import samples
from tests.support.cast import editor_of, make_office, monitor_of
from tests.support.deliveries import AT, bring
from tests.support.territory import give_area


@pytest.fixture
def both(units, tmp_path):
    """Two deliveries of the official table; in the second one number differs, one is new and one is missing."""
    first = bring(samples.write_leavers(tmp_path))
    changed = samples.leavers_text().replace("120;62;8;3", "120;62;9;3").replace("95;45;11;4", "95;45;.;4")
    return first, bring(samples.write_leavers(tmp_path, text=changed))


def address(delivery, part=""):
    return f"/trier/buero/zahlen/lieferung/{delivery.public_id}/{part}"


def test_the_first_delivery_is_new_as_a_whole(both):
    found = difference_of(both[0])
    assert (found.new, found.changed, found.vanished, found.compared_with) == (70, 0, 0, [])


def test_changed_values_are_counted_and_named(both):
    found = difference_of(both[1])
    assert (found.new, found.changed, found.vanished, found.unchanged) == (0, 2, 0, 68)
    change = found.largest[0]
    assert (change["area"], change["dims"], change["before"], change["now"]) == ("07211", {"BILAG2": "BILABS11"}, 8, 9)
    assert found.largest[1]["now"] == "."


def test_the_replacement_plan_names_the_indicators_and_how_many_of_their_figures(both):
    assert dict(difference_of(both[1]).indicators)["D-17"] == 2


def test_values_that_stayed_away_are_counted_and_remain(units, tmp_path):
    bring(samples.write_leavers(tmp_path))
    few = bring(samples.write_leavers(tmp_path, text=samples.leavers_text(rows=samples.LEAVERS_ROWS[:3])))
    assert difference_of(few).vanished == 28


def test_a_withdrawn_delivery_is_no_longer_compared_with(both):
    withdraw_from_shell(both[0])
    assert difference_of(both[1]).compared_with == []
    assert DeliveryDifference.objects.get(delivery=both[1]).new == 70


def test_all_differences_are_handed_out_as_a_table(both):
    lines = differences_as_csv(both[1]).decode("utf-8-sig").splitlines()
    assert lines[0] == "kind;area;period;measure;BILAG2;GES;before;now"
    assert "changed;07211;2023;BILABG;BILABS11;INSGESAMT;8;9" in lines


def test_the_page_says_what_changes_and_what_undoing_would_do(client, both):
    trier = make_office()
    client.force_login(monitor_of(trier))
    text = client.get(address(both[1])).content.decode()
    assert "Was diese Lieferung ändert" in text
    assert "D-17" in text
    answer = client.post(address(both[1], "unterschied/"))
    assert answer.status_code == 200
    assert answer.content.startswith(b"\xef\xbb\xbfkind;area")


def test_changed_values_are_for_the_role_monitoring_alone(client, both):
    trier = make_office()
    client.force_login(editor_of(trier))
    assert "Die größten Änderungen" not in client.get(address(both[1])).content.decode()
    assert client.post(address(both[1], "unterschied/")).status_code == 403


def test_the_replacement_plan_names_the_public_pages_that_it_concerns(client, units, both):
    trier = make_office()
    give_area(trier, units["07211"])
    wanted = editions.Wanted(title="Bericht 2026", summary="", items=(("indicator", "D-17"),))
    edition = editions.draft(trier, wanted, person=None, at=AT)
    editions.declare_checked(edition, person=None, at=AT)
    editions.release(edition, person=None, at=AT)
    client.force_login(monitor_of(trier))

    text = client.get(address(both[1])).content.decode()
    assert "Öffentliche Seiten, die das betrifft" in text
    for page in ("/trier/kennzahlen/D-17/", "/trier/einbetten/D-17/", "/trier/gebiete/07211/", "/trier/"):
        assert f'href="{page}"' in text, page
    assert f'href="/trier/ausgaben/{edition.public_id}/"' in text
    assert "bleibt, wie sie ist" in text


def test_an_own_table_names_its_own_pages(client, trier_with_table):
    office, delivery = trier_with_table
    client.force_login(monitor_of(office))
    text = client.get(address(delivery)).content.decode()
    assert 'href="/trier/kennzahlen/eigene/eigene/"' in text
    assert 'href="/trier/einbetten/tabelle/eigene/"' in text


@pytest.fixture
def trier_with_table(units, tmp_path):
    office = make_office()
    return office, bring(samples.write_long(tmp_path, name="eigene.csv"), office=office, dataset="eigene")
