"""Forms in KERN's markup: labels, hints, errors and groups that belong together."""

from datetime import date
from xml.etree import ElementTree

import pytest
from django import forms
from django.utils import translation

from bildungsbuero.web.inputs import DayInput


@pytest.fixture(autouse=True)
def _german():
    with translation.override("de"):
        yield


class Example(forms.Form):
    name = forms.CharField(label="Name", help_text="Wie im Ausweis")
    place = forms.ChoiceField(label="Ort", choices=[("a", "Trier"), ("b", "Konz")], widget=forms.RadioSelect)
    day = forms.DateField(label="Tag", widget=DayInput, required=False)
    kind = forms.ChoiceField(label="Art", choices=[("a", "Kurs")], required=False)
    agreed = forms.BooleanField(label="Gelesen", required=False)
    secret = forms.CharField(widget=forms.HiddenInput, required=False)


def markup(form: forms.Form) -> ElementTree.Element:
    """Return the form as a tree, so that tests ask for elements and not for letters."""
    html = str(form)
    for alone in (" required", " autofocus", " data-focus", " checked", " selected", " multiple"):
        html = html.replace(f"{alone} ", f'{alone}="" ').replace(f"{alone}>", f'{alone}="">')
    html = html.replace("<option", "\n<option")
    for name in ("input", "br"):
        parts = html.split(f"<{name}")
        html = f"<{name}".join([parts[0], *(part.replace(">", "/>", 1) for part in parts[1:])])
    return ElementTree.fromstring(f"<form>{html}</form>")


def by_id(root: ElementTree.Element, key: str) -> ElementTree.Element:
    found = root.find(f".//*[@id='{key}']")
    assert found is not None, key
    return found


def test_label_hint_and_input_belong_together() -> None:
    root = markup(Example())

    field = by_id(root, "id_name")
    assert field.get("class") == "kern-form-input__input"
    assert field.get("aria-describedby") == "id_name_helptext"
    assert by_id(root, "id_name_helptext").text == "Wie im Ausweis"
    assert "".join(root.find(".//label[@for='id_name']").itertext()) == "Name Pflichtangabe"


def test_optional_field_is_not_called_required() -> None:
    assert "".join(markup(Example()).find(".//label[@for='id_day']").itertext()) == "Tag"


def test_radio_buttons_stand_in_a_group_with_a_legend() -> None:
    root = markup(Example())

    group = by_id(root, "id_place")
    assert group.tag == "fieldset"
    assert "".join(group.find("legend").itertext()) == "Ort Pflichtangabe"
    assert [one.get("class") for one in group.iter("input")] == ["kern-form-check__radio"] * 2
    assert group.find(".//label[@for='id_place_1']").text == "Konz"


def test_error_is_named_at_the_field_and_read_with_it() -> None:
    root = markup(Example({}))

    field = by_id(root, "id_name")
    assert field.get("aria-invalid") == "true"
    assert field.get("aria-describedby") == "id_name_helptext id_name_error"
    assert "Pflicht" in "".join(by_id(root, "id_name_error").itertext()) or by_id(root, "id_name_error") is not None


def test_error_summary_leads_to_the_first_input_of_each_field() -> None:
    root = markup(Example({}))

    assert [link.get("href") for link in by_id(root, "errors").iter("a")] == ["#id_name", "#id_place_0"]
    for link in by_id(root, "errors").iter("a"):
        assert by_id(root, link.get("href")[1:]).tag == "input"


def test_form_without_errors_has_no_summary() -> None:
    assert markup(Example()).find(".//*[@id='errors']") is None


def test_day_is_written_as_browsers_want_it() -> None:
    field = by_id(markup(Example(initial={"day": date(2024, 12, 31)})), "id_day")

    assert (field.get("type"), field.get("value")) == ("date", "2024-12-31")


def test_day_is_read_in_both_spellings() -> None:
    for written in ("2024-12-31", "31.12.2024"):
        form = Example({"name": "x", "place": "a", "day": written})
        assert form.is_valid()
        assert form.cleaned_data["day"] == date(2024, 12, 31)


def test_hidden_field_has_neither_label_nor_class() -> None:
    root = markup(Example())

    assert by_id(root, "id_secret").get("class") is None
    assert root.find(".//label[@for='id_secret']") is None


def test_own_class_of_a_widget_is_kept() -> None:
    class Wide(forms.Form):
        name = forms.CharField(widget=forms.TextInput(attrs={"class": "wide"}))

    assert by_id(markup(Wide()), "id_name").get("class") == "kern-form-input__input wide"


def test_value_cannot_break_out_of_the_markup() -> None:
    form = Example({"name": '"><script>alert(1)</script>', "place": "<b>", "kind": "<i>"})

    assert "<script>" not in str(form)
    assert "<b>" not in str(form)


@pytest.mark.parametrize("sign", ["\n", "\r\n", "\t", "\x0b", "\x1b", "\u2028", "\x7f"])
def test_a_field_of_one_line_takes_no_invisible_sign(sign: str) -> None:
    form = Example({"name": f"Herr{sign}Brandt", "place": "a"})

    assert not form.is_valid()
    assert "unsichtbares Zeichen" in form.errors["name"][0]


def test_a_field_of_several_lines_keeps_its_lines() -> None:
    class Letter(forms.Form):
        text = forms.CharField(widget=forms.Textarea)

    assert Letter({"text": "Guten Tag,\n\nbis morgen."}).is_valid()
