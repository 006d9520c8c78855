"""Addresses of reach: population cells, places, travel times, runs and their results."""

from django.urls import path

from bildungsbuero.apps.needs.views import reach, reach_files, reach_sources

START = "buero/erreichbarkeit/"
RUN = f"{START}ergebnisse/<slug:public_id>/"

urlpatterns = [
    path(START, reach.overview, name="reach"),
    path(f"{START}neu/", reach.new_run, name="reach-new"),
    path(RUN, reach.run, name="reach-run"),
    path(f"{RUN}nicht-erreicht/", reach.far, name="reach-far"),
    path(f"{RUN}karte/", reach.map_page, name="reach-map"),
    path(f"{RUN}karte/<slug:which>.svg", reach_files.picture, name="reach-picture"),
    path(f"{RUN}dateien/<slug:what>.<slug:kind>", reach_files.table, name="reach-file"),
    path(f"{RUN}entfernen/", reach.remove_run, name="reach-remove"),
    path(f"{START}zellen/neu/", reach_sources.new_cells, name="reach-new-cells"),
    path(f"{START}zellen/<slug:public_id>/", reach_sources.cells, name="reach-cells"),
    path(f"{START}zellen/<slug:public_id>/entfernen/", reach_sources.remove_cells, name="reach-remove-cells"),
    path(f"{START}orte/neu/", reach_sources.new_places, name="reach-new-places"),
    path(f"{START}orte/auswahl/", reach_sources.choose_places, name="reach-choose-places"),
    path(f"{START}orte/<slug:public_id>/", reach_sources.places, name="reach-places"),
    path(f"{START}orte/<slug:public_id>/entfernen/", reach_sources.remove_places, name="reach-remove-places"),
    path(f"{START}reisezeiten/neu/", reach_sources.new_travel_times, name="reach-new-travel-times"),
    path(
        f"{START}reisezeiten/<slug:public_id>/entfernen/",
        reach_sources.remove_travel_times,
        name="reach-remove-travel-times",
    ),
]
