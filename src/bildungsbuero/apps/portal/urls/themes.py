"""Addresses of theme portals."""

from django.urls import path

from bildungsbuero.apps.portal.views import theme_editing, themes

urlpatterns = [
    path("themen/", themes.themes, name="themes"),
    path("themen/<slug:key>/", themes.theme, name="theme"),
    path("themen/<slug:key>/deutschkurse/", themes.course_overview, name="theme-courses"),
    path("themen/<slug:key>/klassen/", themes.class_overview, name="theme-classes"),
    path("themen/<slug:key>/telefonliste/", themes.phone_list, name="theme-phones"),
    path("buero/themenportale/", theme_editing.overview, name="staff-themes"),
    path("buero/themenportale/neu/", theme_editing.add, name="add-theme"),
    path("buero/themenportale/neu/<slug:name>/", theme_editing.add_from_template, name="add-theme-from-template"),
    path("buero/themenportale/<slug:key>/", theme_editing.edit, name="edit-theme"),
    path("buero/themenportale/<slug:key>/sprache/<slug:language>/", theme_editing.translate, name="translate-theme"),
    path("buero/themenportale/<slug:key>/vorschau/", theme_editing.preview, name="preview-theme"),
    path("buero/themenportale/<slug:key>/veroeffentlichen/", theme_editing.publish, name="publish-theme"),
    path("buero/themenportale/<slug:key>/verschieben/", theme_editing.move, name="move-theme"),
    path("buero/themenportale/<slug:key>/zuruecknehmen/", theme_editing.undo, name="undo-theme"),
    path("buero/themenportale/<slug:key>/loeschen/", theme_editing.remove, name="remove-theme"),
]
