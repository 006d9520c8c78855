"""Addresses that networks and search engines read."""

from django.urls import path

from bildungsbuero.apps.portal.views import sharing

urlpatterns = [
    path("bild.png", sharing.office_picture, name="share-picture"),
    path("angebote/<slug:public_id>/bild.png", sharing.offer_picture, name="offer-share-picture"),
    path("kennzahlen/<slug:key>/teilen.png", sharing.indicator_picture, name="indicator-share-picture"),
    path("sitemap.xml", sharing.crawl_index, name="crawl-index"),
    path("sitemap-<slug:name>.xml", sharing.crawl_file, name="crawl-map"),
]
