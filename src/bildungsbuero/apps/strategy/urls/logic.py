"""Address of the logic of a measure."""

from django.urls import path

from bildungsbuero.apps.strategy.views import logic

urlpatterns = [path("buero/massnahmen/<slug:public_id>/wirkungslogik/", logic.logic, name="logic")]
