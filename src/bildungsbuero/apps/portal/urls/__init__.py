"""Addresses of the portal, a module for each kind of page."""

from bildungsbuero.apps.portal.urls import (
    accessibility,
    areas,
    directory,
    editions,
    guides,
    indicators,
    kept_list,
    offers,
    open_data,
    outcomes,
    recordings,
    sharing,
    start,
    themes,
    upkeep,
    usage,
    ways,
)

app_name = "portal"
urlpatterns = [
    *start.urlpatterns,
    *accessibility.urlpatterns,
    *sharing.urlpatterns,
    *areas.urlpatterns,
    *directory.urlpatterns,
    *offers.urlpatterns,
    *indicators.urlpatterns,
    *open_data.urlpatterns,
    *outcomes.urlpatterns,
    *editions.urlpatterns,
    *guides.urlpatterns,
    *kept_list.urlpatterns,
    *recordings.urlpatterns,
    *themes.urlpatterns,
    *upkeep.urlpatterns,
    *usage.urlpatterns,
    *ways.urlpatterns,
]
