"""The German catalogue is complete, and so are the others that say they are; placeholders and plural forms fit."""

import pytest
from babel.messages.catalog import Catalog

from bildungsbuero.core.languages import SHIPPED
from tools import messages
from tools.message_sources import Found
from tools.public_messages import is_public

SEATS = Found(file="x.py", line=1, key="%(count)s free seat", plural="%(count)s free seats")
LINK = Found(file="x.py", line=1, key='<a href="%(link)s">Offers</a> until %(day)s')


def test_every_message_has_its_german_text() -> None:
    assert messages.faults() == []


def test_other_languages_hold_what_they_promise() -> None:
    assert [fault for fault in messages.all_faults() if not fault.startswith("de:")] == []


def test_public_messages_are_told_from_those_for_the_staff() -> None:
    assert is_public("src/bildungsbuero/apps/portal/templates/portal/start.html", 1)
    assert not is_public("src/bildungsbuero/apps/desk/templates/desk/today.html", 1)
    assert not is_public("src/bildungsbuero/web/templates/web/staff_page.html", 1)
    public = len({one.key for one in messages.wanted_messages("uk")})
    assert public < len({one.key for one in messages.wanted_messages("de")}) / 2


@pytest.mark.parametrize(
    ("message", "texts", "fault"),
    [
        (SEATS, ["одне місце", "%(count)s місця", "%(count)s місць"], ""),
        (SEATS, ["%(count)s місце", "%(count)s місць"], "3 forms expected, 2 found"),
        (SEATS, ["одне місце", "два місця", "багато місць"], "placeholders are missing"),
        (SEATS, ["%(count)s місце", "%(number)s місця", "%(count)s місць"], "other placeholders"),
        (SEATS, ["%(count)s місце", " ", "%(count)s місць"], "empty"),
        (LINK, ['До %(day)s: <a href="%(link)s">пропозиції</a>'], ""),
        (LINK, ['До %(day)s: <a href="%(link)s">пропозиції'], "placeholders are missing"),
        (LINK, ['<b>До %(day)s</b>: <a href="%(link)s">пропозиції</a>'], "other placeholders"),
    ],
)
def test_translation_that_does_not_fit_is_refused(message: Found, texts: list[str], fault: str) -> None:
    assert messages._fault(message, texts, 3) == fault


@pytest.mark.parametrize(
    ("language", "number_of_forms"),
    [("uk", 3), ("ru", 3), ("ar", 6), ("fa", 2), ("tr", 2), ("fr", 2), ("de-leicht", 2)],
)
def test_plural_forms_are_those_of_the_language(language: str, number_of_forms: int) -> None:
    catalogue = messages.empty_catalogue(language)

    assert isinstance(catalogue, Catalog)
    assert catalogue.num_plurals == number_of_forms
    assert language in {one.code for one in SHIPPED}
