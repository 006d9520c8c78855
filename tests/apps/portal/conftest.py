"""Two offices, a small Germany, and published figures in a data folder of its own."""

from datetime import date

import pytest

from bildungsbuero.apps.territory.models import OfficeArea
from tests.support import samples
from tests.support.cast import make_office
from tests.support.deliveries import bring
from tests.support.territory import make_unit


@pytest.fixture
def trier(db):
    """The office of Trier with its area, and the district around it as context."""
    office = make_office()
    nation = make_unit(key="DG", name="Deutschland")
    land = make_unit(key="07", name="Rheinland-Pfalz", parent=nation)
    make_unit(key="16056", name="Eisenach", kind="kreisfreie Stadt", parent=nation, valid_to=date(2021, 7, 1))
    city = make_unit(key="07211", name="Trier", kind="kreisfreie Stadt", parent=land)
    around = make_unit(key="07235", name="Trier-Saarburg", parent=land)
    OfficeArea.unscoped.create(office=office, unit=city)
    OfficeArea.unscoped.create(office=office, unit=around, is_context=True)
    return office


@pytest.fixture
def figures(trier, data_dir, tmp_path):
    """Published figures of school leavers."""
    return bring(samples.write_leavers(tmp_path))
