"""Units of Germany with their time, the changes between them, the areas of an office, and its own layers below."""

from bildungsbuero.apps.territory.models.layers import Layer, LayerUnit, PartOutline
from bildungsbuero.apps.territory.models.offices import OfficeArea
from bildungsbuero.apps.territory.models.units import RECORDS_BEGIN, Change, Unit

__all__ = ["RECORDS_BEGIN", "Change", "Layer", "LayerUnit", "OfficeArea", "PartOutline", "Unit"]
