"""Addresses of recordings and of the video in sign language."""

from django.urls import path

from bildungsbuero.apps.portal.views import recording_keeping, recordings

urlpatterns = [
    path("aufnahmen/<str:name>", recordings.recording, name="recording"),
    path("gebaerdensprache/<str:name>", recordings.sign_language_file, name="sign-language-file"),
    path("buero/vorlesen/", recording_keeping.recordings, name="recordings"),
    path("buero/vorlesen/<slug:public_id>/entfernen/", recording_keeping.remove_recording, name="remove-recording"),
    path("buero/gebaerdensprache/", recording_keeping.sign_language, name="sign-language"),
    path("buero/gebaerdensprache/entfernen/", recording_keeping.remove_sign_language, name="remove-sign-language"),
]
