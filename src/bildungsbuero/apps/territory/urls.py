"""Addresses of the app."""

from django.urls import path

from bildungsbuero.apps.territory.views import areas, layers, outlines, parts

app_name = "territory"
urlpatterns = [
    path("buero/gebiete/", areas.areas, name="areas"),
    path("buero/gebiete/hinzufuegen/", areas.add, name="add-area"),
    path("buero/gebiete/ebenen/neu/", layers.add, name="add-layer"),
    path("buero/gebiete/ebenen/<str:public_id>/", layers.layer, name="layer"),
    path("buero/gebiete/ebenen/<str:public_id>/bearbeiten/", layers.edit, name="edit-layer"),
    path("buero/gebiete/ebenen/<str:public_id>/entfernen/", layers.remove, name="remove-layer"),
    path("buero/gebiete/ebenen/<str:public_id>/flaechen/", outlines.bring, name="bring-outlines"),
    path("buero/gebiete/ebenen/<str:public_id>/flaechen/<str:token>/", outlines.take, name="take-outlines"),
    path("buero/gebiete/ebenen/<str:public_id>/teile/neu/", parts.add, name="add-part"),
    path("buero/gebiete/ebenen/<str:public_id>/teile/einfuegen/", parts.paste, name="paste-parts"),
    path("buero/gebiete/ebenen/<str:public_id>/teile/<str:part_id>/", parts.edit, name="part"),
    path("buero/gebiete/ebenen/<str:public_id>/teile/<str:part_id>/entfernen/", parts.remove, name="remove-part"),
    path("buero/gebiete/<str:key>/rolle/", areas.set_role, name="set-area-role"),
    path("buero/gebiete/<str:key>/entfernen/", areas.remove, name="remove-area"),
]
