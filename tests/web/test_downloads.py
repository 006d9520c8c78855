"""Files to take along: saved or shown, under names as people write them."""

import pytest

from bildungsbuero.web.downloads import send_file


def test_a_file_is_saved_under_its_name_as_what_it_is():
    answer = send_file("a;b", "zahlen.csv", content_type="text/csv; charset=utf-8")

    assert answer.content == b"a;b"
    assert dict(answer.headers) == {
        "Content-Type": "text/csv; charset=utf-8",
        "Content-Disposition": 'attachment; filename="zahlen.csv"',
    }


def test_a_file_can_be_shown_and_be_kept_for_a_while():
    answer = send_file(b"%PDF", "bericht.pdf", content_type="application/pdf", is_shown=True, headers={"Age": "1"})

    assert answer["Content-Disposition"] == 'inline; filename="bericht.pdf"'
    assert answer["Age"] == "1"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Übergänge.csv", "filename*=utf-8''%C3%9Cberg%C3%A4nge.csv"),
        ("Звіт.csv", "filename*=utf-8''%D0%97%D0%B2%D1%96%D1%82.csv"),
        ('"a".csv', r'filename="\"a\".csv"'),
        ("a\r\nSet-Cookie: b", "filename*=utf-8''a%0D%0ASet-Cookie%3A%20b"),
    ],
)
def test_every_name_goes_out_as_it_is_and_is_nothing_but_a_name(name, said):
    assert send_file(b"", name, content_type="text/csv")["Content-Disposition"] == f"attachment; {said}"
