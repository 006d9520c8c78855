"""Nine languages on a phone: the menu opens without scripts, and Arabic pages run from right to left."""

from collections.abc import Callable

import pytest

from bildungsbuero.apps.accounts.models import Office
from tests.support.browsing import Visit


def test_language_is_changed_on_a_phone_without_scripts(office: Office, visit: Callable[..., Visit]) -> None:
    page = visit("/trier/fehler-melden/", width=360, scripts=False).page

    page.locator(".bb-languages summary").click()
    menu = page.locator(".bb-languages nav").bounding_box()
    assert menu is not None
    assert menu["x"] >= 0
    assert menu["x"] + menu["width"] <= 360
    page.get_by_role("link", name="العربية").click()

    assert page.url.endswith("/trier/ar/fehler-melden/")
    assert page.locator("html").get_attribute("dir") == "rtl"


@pytest.mark.parametrize("width", [1280, 360])
def test_arabic_pages_run_from_right_to_left(
    office: Office, visit: Callable[..., Visit], picture: Callable[..., object], width: int
) -> None:
    seen = visit("/trier/ar/angebot-vorschlagen/", width=width)
    page = seen.page

    brand, tools = page.locator(".bb-brand").bounding_box(), page.locator(".bb-languages").bounding_box()
    assert brand is not None
    assert tools is not None
    assert brand["x"] + brand["width"] > tools["x"] + tools["width"]
    arrow = page.locator(".kern-form-input__select-wrapper").first
    assert arrow.evaluate("(one) => parseFloat(getComputedStyle(one, '::after').left)") == 16
    seen.check()
    picture(page, f"arabic-{width}")
