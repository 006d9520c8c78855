"""The staff pages of areas and own layers in the browser."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from bildungsbuero.apps.accounts.models import Office
from tests.support.browsing import Visit
from tests.support.cast import administrator_of
from tests.support.territory import give_area, make_eisenach, make_layer, make_unit

LAYERS = "/buero/gebiete/ebenen/"


@pytest.fixture
def filled(office: Office) -> Office:
    """Trier with a neighbour, an area that is gone, and its Ortsbezirke."""
    state = make_unit(key="07", name="Rheinland-Pfalz")
    give_area(office, make_unit(key="07211", name="Trier", kind="kreisfreie Stadt", parent=state))
    give_area(office, make_unit(key="07235", name="Trier-Saarburg", parent=state), is_context=True)
    give_area(office, make_eisenach()["16056"], is_context=True)
    make_layer(office=office, parts={"01": "Mitte/Gartenfeld", "02": "Nord"})
    return office


def test_a_list_is_pasted_without_scripts(filled: Office, visit: Callable[..., Visit]) -> None:
    layer = filled.layers.get()
    address = f"/trier{LAYERS}{layer.public_id}/teile/einfuegen/"
    seen = visit(address, person=administrator_of(filled), scripts=False)
    seen.page.get_by_label("Liste").fill("03;Süd\nohne Schlüssel")
    seen.page.get_by_role("button", name="Liste übernehmen").click()

    expect(seen.page.get_by_text("1 Teil ist neu")).to_be_visible()
    expect(seen.page.get_by_role("cell", name="In der Zeile „ohne Schlüssel“")).to_be_visible()
