"""How the home page names the place that an office is for."""

from django.utils.translation import gettext as _

from bildungsbuero.apps.accounts.models import Office

CITY = "Stadt "
DISTRICTS = ("Landkreis ", "Kreis ")


def heading_of(office: Office) -> str:
    """Return for example "Bildung in Trier" or "Bildung im Landkreis Trier-Saarburg"; without a place the name."""
    place = office.municipality.removeprefix(CITY)
    if not place:
        return office.name
    if place.startswith(DISTRICTS) or place.endswith("kreis"):
        return _("Education in the %(district)s") % {"district": place}
    return _("Education in %(place)s") % {"place": place}
