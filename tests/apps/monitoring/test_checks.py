"""What the checks say decides whether a delivery may be published, and who said what is kept."""

import pytest

from bildungsbuero.apps.monitoring.checks import checks_of
from bildungsbuero.apps.monitoring.held import held_in_figures
from bildungsbuero.apps.monitoring.models import AcceptedHint, Dataset, Delivery
from bildungsbuero.apps.operations.models import AuditEntry
from tests.support import samples
from tests.support.cast import editor_of, make_office, monitor_of
from tests.support.deliveries import bring

HEAD = "merkmal;gebiet;zeitraum;Angebot;wert;einheit"


@pytest.fixture
def trier(units):
    return make_office()


@pytest.fixture
def declare(trier):
    """Declare an own data set, so that only the checks stand between it and the public."""

    def declared(key):
        Dataset.objects.of(trier).filter(key=key).update(period="calendar_year", dash="zero", protected_at_source=True)

    return declared


def own(trier, folder, lines, *, name="eigene.csv"):
    path = folder / name
    path.write_text("\n".join([HEAD, *lines]) + "\n", "utf-8")
    return bring(path, office=trier, dataset="eigene", person=monitor_of(trier))


def table(total, parts):
    rows = [f"Besuche;07211;2023;insgesamt;{total};Personen"]
    return rows + [f"Besuche;07211;2023;A{number};{part};Personen" for number, part in enumerate(parts)]


def found(delivery, name):
    return next(check for check in checks_of(Delivery.unscoped.get(pk=delivery.pk)) if check.name == name)


def state(delivery):
    return Delivery.unscoped.get(pk=delivery.pk).state


def address(delivery, part=""):
    return f"/trier/buero/zahlen/lieferung/{delivery.public_id}/{part}"


def release(client, delivery):
    return client.post(address(delivery, "zustand/"), {"change": "release"})


def test_a_rounded_table_is_stored_as_delivered(trier, tmp_path):
    # domain.md section 10, example 6: 5 + 0 + 10 with the total 20 is no error, and nothing is corrected.
    delivery = own(trier, tmp_path, table(20, [5, 0, 10]))
    assert found(delivery, "sums-Angebot").result == "PASS"
    assert delivery.rows == 4


def test_sums_of_a_small_area_table_come_out(trier, tmp_path):
    # domain.md section 10, example 5.
    assert found(own(trier, tmp_path, table(23, [12, 2, 9])), "sums-Angebot").result == "PASS"


def test_an_open_hint_keeps_a_delivery_internal_until_somebody_says_why_it_is_right(client, trier, declare, tmp_path):
    delivery = own(trier, tmp_path, table(40, [12, 2, 9]))
    declare("eigene")
    client.force_login(monitor_of(trier))
    refused = release(client, delivery)
    assert refused.status_code == 400
    assert "Summen nach „Angebot“" in refused.content.decode()
    assert state(delivery) == "stored"

    accepted = {"check": "sums-Angebot", "sums-Angebot-reason": "Manche Besuche haben keine Angabe."}
    assert client.post(address(delivery, "hinweis/"), accepted).status_code == 302
    assert release(client, delivery).status_code == 302
    assert state(delivery) == "released"
    kept = AcceptedHint.objects.of(trier).get()
    assert (kept.check_name, kept.reason) == ("sums-Angebot", "Manche Besuche haben keine Angabe.")
    assert kept.person is not None
    assert "Manche Besuche haben keine Angabe." in client.get(address(delivery)).content.decode()
    assert AuditEntry.unscoped.filter(action="delivery.hint_accepted").count() == 1


def test_a_hint_is_not_accepted_without_a_reason_nor_by_a_reader(client, trier, tmp_path):
    delivery = own(trier, tmp_path, table(40, [12, 2, 9]))
    client.force_login(monitor_of(trier))
    answer = client.post(address(delivery, "hinweis/"), {"check": "sums-Angebot", "sums-Angebot-reason": " "})
    assert answer.status_code == 200
    for name in ("x" * 500, "rows", "sums-Nichts"):
        assert client.post(address(delivery, "hinweis/"), {"check": name, f"{name}-reason": "ja"}).status_code == 400
    assert client.post(address(delivery, "hinweis/"), {}).status_code == 200
    client.force_login(editor_of(trier))
    assert client.post(address(delivery, "hinweis/"), {"check": "sums-Angebot"}).status_code == 403
    assert not AcceptedHint.objects.of(trier).exists()


def test_a_failed_check_cannot_be_accepted_and_blocks_publication(client, trier, declare, tmp_path):
    lines = ["Quote;07211;2023;insgesamt;1042;Prozent"]
    delivery = own(trier, tmp_path, lines)
    declare("eigene")
    check = found(delivery, "range")
    assert (check.result, check.is_failed) == ("FAIL", True)
    client.force_login(monitor_of(trier))
    assert client.post(address(delivery, "hinweis/"), {"check": "range", "range-reason": "doch"}).status_code == 400
    assert release(client, delivery).status_code == 400
    assert state(delivery) == "stored"


def test_places_with_original_values_are_for_the_role_monitoring_alone(client, trier, tmp_path):
    delivery = own(trier, tmp_path, table(4711, [12, 2, 9]))
    client.force_login(editor_of(trier))
    assert "4.711" not in client.get(address(delivery)).content.decode()
    client.force_login(monitor_of(trier))
    page = client.get(address(delivery)).content.decode()
    assert "4.711" in page
    assert "Trier (07211)" in page


def test_a_count_that_could_not_be_read_is_for_the_role_monitoring_alone(client, trier, tmp_path):
    rows = table(4711, [12, 2, 9])
    delivery = own(trier, tmp_path, [*rows, "Besuche;07211;2022;A1;3077 Kinder;Personen"])
    client.force_login(editor_of(trier))
    page = client.get(address(delivery)).content.decode()
    assert "3077" not in page
    assert "… Kinder" in page
    client.force_login(monitor_of(trier))
    assert "3077 Kinder" in client.get(address(delivery)).content.decode()


def test_the_reason_of_the_last_delivery_is_offered_again(client, trier, tmp_path):
    first = own(trier, tmp_path, table(40, [12, 2, 9]))
    client.force_login(monitor_of(trier))
    client.post(address(first, "hinweis/"), {"check": "sums-Angebot", "sums-Angebot-reason": "Ohne Angabe zählt mit."})
    second = own(trier, tmp_path, table(41, [12, 2, 9]))
    assert "Ohne Angabe zählt mit." in client.get(address(second)).content.decode()


def test_rows_that_contradict_each_other_fail(trier, tmp_path):
    delivery = own(trier, tmp_path, [*table(23, [12, 2, 9]), "Besuche;07211;2023;A1;5;Personen"])
    check = found(delivery, "doubles")
    assert check.result == "FAIL"
    assert check.examples[0]["row"] == 6


def test_a_measure_in_another_unit_fails_and_older_figures_keep_theirs(trier, tmp_path):
    own(trier, tmp_path, ["Ausgaben;07211;2022;insgesamt;12;EUR"])
    second = own(trier, tmp_path, ["Ausgaben;07211;2023;insgesamt;12;Prozent"])
    assert found(second, "units").result == "FAIL"
    assert Dataset.objects.of(trier).get(key="eigene").measures["Ausgaben"]["unit"] == "EUR"


def test_the_declaration_settles_what_it_answers(client, trier, declare, tmp_path):
    delivery = own(trier, tmp_path, table(23, [12, 2, 9]))
    assert found(delivery, "declaration").is_open
    client.force_login(monitor_of(trier))
    page = client.get(address(delivery)).content.decode()
    assert "/datensatz/trier/eigene/#declaration" in page
    assert "declaration-reason" not in page
    declare("eigene")
    assert not found(delivery, "declaration").is_open


def test_official_tables_are_published_with_the_hints_that_they_always_bring(units, tmp_path):
    text = samples.leavers_text().replace("120;62;8;3", "122;62;8;3")
    delivery = bring(samples.write_leavers(tmp_path, text=text))
    hints = [check for check in checks_of(delivery) if check.result == "HINT"]
    assert delivery.state == "released"
    assert all(check.accepted is not None and check.accepted.person is None for check in hints)


def test_sentences_of_checks_follow_the_language_of_the_page(client, trier, tmp_path):
    delivery = own(trier, tmp_path, table(40, [12, 2, 9]))
    client.force_login(monitor_of(trier))
    assert (
        "do not add up to their total"
        in client.get(address(delivery).replace("/trier/", "/trier/en/")).content.decode()
    )
    assert "ergeben nicht ihr Insgesamt" in client.get(address(delivery)).content.decode()


def test_the_page_of_a_delivery_asks_the_database_a_bounded_number_of_times(
    client, trier, tmp_path, django_assert_max_num_queries
):
    delivery = own(trier, tmp_path, table(40, [12, 2, 9]))
    client.force_login(monitor_of(trier))
    with django_assert_max_num_queries(24):
        client.get(address(delivery))


def test_who_accepted_a_hint_finds_it_among_what_is_held_about_them(client, trier, tmp_path):
    delivery = own(trier, tmp_path, table(40, [12, 2, 9]))
    person = monitor_of(trier)
    client.force_login(person)
    client.post(address(delivery, "hinweis/"), {"check": "sums-Angebot", "sums-Angebot-reason": "Ohne Angabe."})
    held = {item.key: item.records for item in held_in_figures(person)}
    assert [record["reason"] for record in held["accepted_hints"]] == ["Ohne Angabe."]
