"""Addresses of editions; they stay as they are, also after a correction."""

from django.urls import path, re_path

from bildungsbuero.apps.portal.views import editions as views

PART = r"ausgaben/(?P<public_id>[-\w]+)/(?P<key>[-\w.+]+)"

urlpatterns = [
    path("ausgaben/", views.editions, name="editions"),
    path("ausgaben/<slug:public_id>/", views.edition, name="edition"),
    re_path(rf"^{PART}\.(?P<kind>csv|xlsx|parquet|json)$", views.edition_file, name="edition-file"),
    re_path(rf"^{PART}/$", views.edition_part, name="edition-part"),
]
