"""Addresses of needs."""

from django.urls import path, re_path

from bildungsbuero.apps.needs.views import answering, register

urlpatterns = [
    path("buero/bedarfe/", register.needs, name="needs"),
    re_path(r"^buero/bedarfe/bedarfe\.(?P<kind>csv|xlsx)$", register.needs_file, name="needs-file"),
    path("buero/bedarfe/neu/", register.add, name="need-new"),
    path("buero/bedarfe/<slug:public_id>/", register.need, name="need"),
    path("buero/bedarfe/<slug:public_id>/aendern/", register.edit, name="need-edit"),
    path("buero/bedarfe/<slug:public_id>/zustand/<slug:state>/", register.move, name="need-move"),
    path("buero/bedarfe/<slug:public_id>/rueckgaengig/", register.undo, name="need-undo"),
    path("buero/bedarfe/<slug:public_id>/loeschen/", register.delete, name="need-delete"),
    path("buero/bedarfe/<slug:public_id>/freigeben/", register.release, name="need-release"),
    path("buero/bedarfe/<slug:public_id>/zuruecknehmen/", register.withdraw, name="need-withdraw"),
    path("buero/bedarfe/<slug:public_id>/ziele/", answering.join, name="need-join"),
    path("buero/bedarfe/<slug:public_id>/ziele/<slug:goal>/loesen/", answering.part, name="need-part"),
]
