"""Addresses of the public pages of areas."""

from django.urls import path

from bildungsbuero.apps.portal.views import areas as views

urlpatterns = [
    path("gebiete/", views.areas, name="areas"),
    path("gebiete/teile/<slug:public_id>/", views.part, name="part"),
    path("gebiete/<slug:key>/", views.area, name="area"),
    path("kennzahlen/<slug:key>/teile/", views.indicator_parts, name="indicator-parts"),
]
