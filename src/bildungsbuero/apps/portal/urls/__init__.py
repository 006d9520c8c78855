"""Addresses of the portal, a module for each kind of page."""

from bildungsbuero.apps.portal.urls import areas, editions, indicators, offers, open_data, start, upkeep

app_name = "portal"
urlpatterns = [
    *start.urlpatterns,
    *areas.urlpatterns,
    *offers.urlpatterns,
    *indicators.urlpatterns,
    *open_data.urlpatterns,
    *editions.urlpatterns,
    *upkeep.urlpatterns,
]
