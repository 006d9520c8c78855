"""The words of an office: other labels, everyday words, hidden terms and own ones below those that are shipped."""

import pytest
from django.test import Client
from django.utils import timezone, translation

from bildungsbuero.apps.accounts.addresses import within
from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.catalogue import indexing, terms
from bildungsbuero.apps.catalogue.forms.offer import OfferForm
from bildungsbuero.apps.catalogue.models import OfficeTerm
from bildungsbuero.apps.catalogue.searching import Question, find
from bildungsbuero.apps.catalogue.terms import Wording
from bildungsbuero.apps.catalogue.vocabulary import choices, kinds, label, open_choices, vocabulary
from bildungsbuero.core.errors import Refusal
from tests.support.cast import editor_of, make_office
from tests.support.offers import make_offer

pytestmark = pytest.mark.django_db
PAGE = "/trier/buero/angebote/begriffe/"


@pytest.fixture
def office() -> Office:
    return make_office()


@pytest.fixture
def client(office: Office) -> Client:
    client = Client()
    client.force_login(editor_of(office))
    return client


def renamed(office: Office, key: str = "stem", vocabulary: str = "topic", **wording: object) -> None:
    given = {"labels": {"de": "Forschen und Technik"}, "words": ("Tüfteln",)} | wording
    terms.change_term(office, vocabulary, key, wording=Wording(**given))


def test_office_calls_a_term_otherwise_and_others_do_not(office: Office) -> None:
    other = make_office(key="konz", name="Konz")
    renamed(office)

    with within(office):
        assert label("topic", "stem") == "Forschen und Technik"
    with within(office, "uk"):
        assert label("topic", "stem").startswith("Математика")
    with within(other):
        assert label("topic", "stem") == "MINT"
    assert label("topic", "stem") == "MINT"


def test_kinds_of_offers_take_the_labels_of_the_office(office: Office) -> None:
    renamed(office, "course", "kind", labels={"de": "Lehrgang"})

    with within(office):
        assert kinds()["course"].label() == label("kind", "course") == "Lehrgang"
        assert kinds()["course"].needs == ("runs",)


def test_labels_cost_no_query_once_they_were_read(office: Office, django_assert_num_queries) -> None:
    for number, term in enumerate(list(vocabulary("target_group"))[:20]):
        renamed(office, term.key, "target_group", labels={"de": f"Gruppe {number}"})
    with within(office):
        label("target_group", "parents")
        with django_assert_num_queries(0):
            assert [text for _key, text in choices("target_group")].count("Gruppe 1") == 1


def test_what_is_as_shipped_is_not_kept_and_reset_takes_everything_back(office: Office) -> None:
    shipped = terms.shipped_term("topic", "stem")
    renamed(office, labels=dict(shipped.labels), words=shipped.words)
    assert not OfficeTerm.objects.of(office).exists()

    renamed(office)
    terms.reset_term(office, "topic", "stem")

    assert not OfficeTerm.objects.of(office).exists()
    with within(office):
        assert vocabulary("topic").find("stem") == shipped


def test_hidden_term_is_not_offered_but_stays_where_it_stands(office: Office) -> None:
    renamed(office, labels={}, words=terms.shipped_term("topic", "stem").words, is_hidden=True)

    with within(office), translation.override("de"):
        assert "stem" in dict(choices("topic"))
        assert "stem" not in dict(open_choices("topic"))
        fresh = OfferForm(office=office, kind="course")
        standing = OfferForm(office=office, kind="course", initial={"topics": ("stem",)})
        assert "stem" not in dict(fresh["topics"].field.choices)
        assert "stem" in dict(standing["topics"].field.choices)
        sent = OfferForm({"topics": ["stem"]}, office=office, kind="course")
        assert "topics" in sent.errors


def test_own_term_counts_as_the_one_that_it_lies_below(office: Office) -> None:
    own = terms.add_term(office, "topic", "stem", wording=Wording(labels={"de": "Sternwarte"}, words=("Teleskop",)))

    assert own.key.startswith("stem_")
    with within(office):
        term = vocabulary("topic").find("Sternwarte")
        assert term is not None
        assert (term.key, term.parent, term.codes["isced_f"]) == (own.key, "stem", ("0500", "0710"))
        assert vocabulary("topic").keys().index(own.key) == vocabulary("topic").keys().index("stem") + 1


def test_list_that_the_program_knows_by_heart_takes_no_own_terms(office: Office) -> None:
    with pytest.raises(Refusal, match=r"terms\.not_extensible"):
        terms.add_term(office, "cost", "free", wording=Wording(labels={"de": "fast umsonst"}))


def test_own_term_that_offers_have_cannot_be_deleted(office: Office) -> None:
    own = terms.add_term(office, "topic", "stem", wording=Wording(labels={"de": "Sternwarte"}))
    make_offer(office=office, topics=(own.key,))

    with pytest.raises(Refusal, match=r"terms\.still_used"):
        terms.remove_term(own)


def test_search_follows_the_words_of_the_office(office: Office, data_dir) -> None:
    other = make_office(key="konz", name="Konz")
    own = terms.add_term(office, "topic", "stem", wording=Wording(labels={"de": "Sternwarte"}, words=("Teleskop",)))
    ours = make_offer(office=office, title="Abend im Park", topics=(own.key,))
    theirs = make_offer(office=other, title="Nachmittag im Hof", topics=("stem",))

    def found(text: str, **facets: tuple[str, ...]) -> set[str]:
        return {offer.public_id for offer in find(Question(on=timezone.localdate(), text=text, facets=facets)).offers}

    assert found("Teleskop") == {ours.public_id}
    assert found("", topic=("stem",)) == {ours.public_id, theirs.public_id}
    assert found("", topic=(own.key,)) == {ours.public_id}

    terms.change_own_term(own, Wording(labels={"de": "Sternwarte"}, words=("Fernrohr",)))
    renamed(other, words=("Basteltisch",))

    assert found("Teleskop") == set()
    assert found("Fernrohr") == {ours.public_id}
    assert found("Basteltisch") == {theirs.public_id}
    number = indexing.rebuild()
    assert number == 2
    assert found("Fernrohr") == {ours.public_id}


def test_editor_changes_a_term_and_visitors_see_it(office: Office, client: Client) -> None:
    offer = make_offer(office=office, topics=("stem",))

    sent = {"label_de": "Forschen und Technik", "words": "Tüfteln\nTüfteln\n Basteln "}
    assert client.post(f"{PAGE}topic/stem/", sent).status_code == 302

    kept = OfficeTerm.objects.of(office).get()
    assert (kept.labels, kept.words) == ({"de": "Forschen und Technik"}, ["Tüfteln", "Basteln"])
    assert "Forschen und Technik" in Client().get(f"/trier/angebote/{offer.public_id}/").content.decode()
    text = client.get(f"{PAGE}topic/stem/").content.decode()
    assert "Bezeichnung (Deutsch): – → Forschen und Technik" in text
    assert "Mitgeliefert: MINT" in text
    assert "mitgeliefert: MINT" in client.get(f"{PAGE}topic/?only=changed").content.decode()
    client.post(f"{PAGE}topic/stem/zuruecksetzen/")
    assert "auf den mitgelieferten Stand zurückgesetzt" in client.get(f"{PAGE}topic/stem/").content.decode()


def test_editor_adds_and_deletes_an_own_term(office: Office, client: Client) -> None:
    assert client.post(f"{PAGE}topic/stem/neu/", {"label_de": "Sternwarte"}).status_code == 302
    own = OfficeTerm.objects.of(office).get()

    assert "eigener Begriff" in client.get(f"{PAGE}topic/").content.decode()
    client.post(f"{PAGE}topic/{own.key}/zuruecksetzen/")

    assert not OfficeTerm.objects.of(office).exists()


@pytest.mark.parametrize(
    "sent",
    [
        {"label_de": "Deutsch lernen"},
        {"label_de": "x" * 500},
        {"label_de": "MINT", "words": "\n".join(f"Wort {number}" for number in range(100))},
        {"label_de": "MINT", "words": "x" * 200},
    ],
)
def test_bad_wording_is_refused_in_words_and_nothing_is_kept(office: Office, client: Client, sent) -> None:
    answer = client.post(f"{PAGE}topic/stem/", sent)

    assert answer.status_code == 200
    assert 'id="errors"' in answer.content.decode()
    assert not OfficeTerm.objects.of(office).exists()


def test_terms_that_do_not_exist_are_not_found(client: Client) -> None:
    for path in ("unsinn/", "topic/unsinn/", "cost/free/neu/", "topic/unsinn/neu/", "kind_field/x/"):
        assert client.get(f"{PAGE}{path}").status_code == 404


def test_list_asks_the_same_however_much_was_changed(office: Office, client: Client, django_assert_max_num_queries):
    def asked() -> int:
        with django_assert_max_num_queries(30) as counted:
            assert client.get(f"{PAGE}topic/").status_code == 200
            assert client.get(PAGE).status_code == 200
        return len(counted)

    asked()
    for term in list(vocabulary("topic"))[:10]:
        renamed(office, term.key, labels={"de": f"Thema {term.key}"})
    asked()
    many = asked()
    terms.reset_term(office, "topic", "stem")
    asked()
    assert asked() == many


def test_below_a_mark_for_the_work_of_the_office_nobody_makes_a_term(client: Client, office: Office) -> None:
    with pytest.raises(Refusal):
        terms.add_term(office, "target_group", "hard_to_reach", wording=Wording(labels={"de": "Familie Müller"}))

    assert client.get(f"{PAGE}target_group/hard_to_reach/neu/").status_code == 404
    assert client.get(f"{PAGE}target_group/parents/neu/").status_code == 200
