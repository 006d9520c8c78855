"""The offers of the demo region in the test's database."""

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.catalogue.demo import load_demo
from bildungsbuero.apps.territory.actions import add_area, add_layer, get_unit, load_reference
from tests.support.cast import make_office
from tests.support.offers import TODAY

PARTS_OF_TRIER = (
    "Mitte/Gartenfeld",
    "Nord",
    "Süd",
    "Ehrang/Quint",
    "Pfalzel",
    "Biewer",
    "Ruwer/Eitelsbach",
    "West/Pallien",
    "Euren",
    "Zewen",
    "Olewig",
    "Kürenz",
    "Tarforst",
    "Filsch",
    "Irsch",
    "Kernscheid",
    "Feyen/Weismark",
    "Heiligkreuz",
    "Mariahof",
)


def load_region() -> tuple[Office, Office]:
    """Return the offices of Trier and Trier-Saarburg with the offers of the demo."""
    load_reference()
    trier, saarburg = make_office(is_demo=True), make_office(key="trier-saarburg", is_demo=True)
    for office, key in ((trier, "07211"), (saarburg, "07235")):
        add_area(office, get_unit(key))
    units = [(f"{number:02d}", name) for number, name in enumerate(PARTS_OF_TRIER, 1)]
    add_layer(trier, "Ortsbezirke", units=units, inside=get_unit("07211"))
    load_demo({"07211": trier, "07235": saarburg}, TODAY)
    return trier, saarburg
