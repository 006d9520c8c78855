"""Addresses of the portal, a module for each kind of page."""

from bildungsbuero.apps.portal.urls import (
    areas,
    editions,
    guides,
    indicators,
    kept_list,
    offers,
    open_data,
    start,
    upkeep,
    ways,
)

app_name = "portal"
urlpatterns = [
    *start.urlpatterns,
    *areas.urlpatterns,
    *offers.urlpatterns,
    *indicators.urlpatterns,
    *open_data.urlpatterns,
    *editions.urlpatterns,
    *guides.urlpatterns,
    *kept_list.urlpatterns,
    *upkeep.urlpatterns,
    *ways.urlpatterns,
]
