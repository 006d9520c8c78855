"""The change log, the log of rights, links and the inbox of reported errors."""

import pytest
from django.db import transaction

from bildungsbuero.apps.accounts.models import Role
from bildungsbuero.apps.operations import audit, changes, links
from bildungsbuero.apps.operations.models import AuditEntry, Link
from bildungsbuero.apps.operations.problems_inbox import report_problem
from bildungsbuero.core.errors import Refusal
from tests.support.cast import editor_of, make_office, make_person

pytestmark = pytest.mark.django_db


def test_changes_come_in_the_order_of_their_numbers():
    trier, konz = make_office(), make_office(key="konz")
    start = changes.latest_number()
    changes.record("offer", "bcdfghjk", office=trier)
    middle = changes.latest_number()
    changes.record("offer", "zzzzzzzz", office=konz, removed=True)

    assert [change.public_id for change in changes.since(start)] == ["bcdfghjk", "zzzzzzzz"]
    assert [(change.public_id, change.removed) for change in changes.since(middle)] == [("zzzzzzzz", True)]
    assert changes.since(changes.latest_number()).count() == 0


def test_a_change_vanishes_with_the_transaction_that_made_it():
    trier = make_office()

    @transaction.atomic
    def change_and_fail():
        changes.record("offer", "bcdfghjk", office=trier)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        change_and_fail()

    assert changes.latest_number() == 0


def test_the_log_holds_roles_and_shortens_what_is_too_long():
    trier = make_office()
    person = make_person(office=trier, roles=(Role.EDITOR, Role.MONITORING))

    audit.note("release.made", office=trier, person=person, about="x" * 500)
    audit.note("office.created", office=None, person=None)

    entry = AuditEntry.objects.of(trier).get()
    assert entry.roles == ["editor", "monitoring"]
    assert len(entry.about) == 300
    assert audit.title_of("unknown.action") == "unknown.action"


@pytest.fixture
def chain(monkeypatch):
    monkeypatch.setattr(links, "_kinds", {})
    monkeypatch.setattr(links, "_relations", {})
    titles = {"need0001": "Mehr Sprachkurse", "draft001": None, "offer001": "Kurs B1"}
    for kind in ("need", "offer"):
        links.register_kind(
            kind,
            title=kind,
            step=10 if kind == "need" else 20,
            shown=lambda public_ids, office, roles: {
                public_id: links.Shown(title=titles[public_id], address=f"/{office.key}/{public_id}/")
                for public_id in public_ids
                if titles.get(public_id) and (public_id != "secret01" or "management" in roles)
            },
        )
    links.register_relation("met_by", forwards="wird gedeckt durch", backwards="deckt")
    return titles


def test_neighbours_are_seen_from_both_ends(chain):
    trier = make_office()
    links.link("need", "need0001", "met_by", "offer", "offer001", office=trier, person=editor_of(trier))

    (forward,) = links.neighbours("need", "need0001", trier, frozenset())
    (backward,) = links.neighbours("offer", "offer001", trier, frozenset())

    assert (forward.title, forward.relation, forward.address) == ("Kurs B1", "wird gedeckt durch", "/trier/offer001/")
    assert (backward.title, backward.relation, backward.is_forward) == ("Mehr Sprachkurse", "deckt", False)
    assert Link.objects.of(trier).get().role == "editor"


def test_only_what_one_may_see_is_a_neighbour(chain):
    trier, konz = make_office(), make_office(key="konz")
    chain["secret01"] = "Entwurf"
    for public_id in ("secret01", "draft001"):
        links.link("need", public_id, "met_by", "offer", "offer001", office=trier, person=None)
    links.link("unknown", "x", "met_by", "offer", "offer001", office=trier, person=None)

    assert links.neighbours("offer", "offer001", trier, frozenset()) == []
    assert len(links.neighbours("offer", "offer001", trier, frozenset({"management"}))) == 1
    assert links.neighbours("offer", "offer001", konz, frozenset({"management"})) == []


def test_the_same_link_is_made_once_and_can_be_taken_away(chain):
    trier = make_office()
    ends = ("need", "need0001", "met_by", "offer", "offer001")

    assert links.link(*ends, office=trier, person=None) == links.link(*ends, office=trier, person=None)
    assert links.unlink(*ends, office=trier)
    assert not links.unlink(*ends, office=trier)
    links.link(*ends, office=trier, person=None)
    links.forget_record("offer", "offer001", office=trier)
    assert links.neighbours("need", "need0001", trier, frozenset()) == []


@pytest.mark.parametrize(
    ("path", "kept"),
    [
        ("/trier/angebote/?q=Schulden&plz=54290", "/trier/angebote/"),
        ("https://elsewhere.example/x", "/x"),
        ("//elsewhere.example", ""),
        ("////elsewhere.example/x", "/elsewhere.example/x"),
        ("/\\elsewhere.example", "/elsewhere.example"),
        ("javascript:alert(1)", "/alert(1)"),
        ("http://[", ""),
        ("", ""),
    ],
)
def test_of_the_page_only_a_harmless_path_is_kept(path, kept):
    assert report_problem(make_office(), path, "Die Telefonnummer ist falsch.", "").path == kept


@pytest.mark.parametrize(
    ("message", "code"), [("", "report.empty"), ("  \n", "report.empty"), ("x" * 4001, "too_long")]
)
def test_an_empty_or_endless_message_is_refused(message, code):
    with pytest.raises(Refusal, match=code):
        report_problem(make_office(), "/", message, "")
