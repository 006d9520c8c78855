"""Addresses behind the link of a mail to providers, and of the form for suggestions."""

from django.urls import path

from bildungsbuero.apps.portal.views import suggestions, upkeep

urlpatterns = [
    path("angebot-vorschlagen/", suggestions.suggest, name="suggest-offer"),
    path("angebot-vorschlagen/danke/", suggestions.taken, name="suggestion-taken"),
    path("pflege/", upkeep.ask_for_link, name="ask-for-link"),
    path("pflege/<str:token>/", upkeep.look_through, name="upkeep"),
    path("pflege/<str:token>/stimmt/", upkeep.confirm, name="upkeep-confirm"),
    path("pflege/<str:token>/keine-mails/", upkeep.want_no_mail, name="upkeep-no-mail"),
    path("pflege/<str:token>/<slug:public_id>/aendern/", upkeep.correct, name="upkeep-correct"),
    path("pflege/<str:token>/<slug:public_id>/gibt-es-nicht-mehr/", upkeep.say_gone, name="upkeep-gone"),
    path("pflege/<str:token>/<slug:public_id>/doch/", upkeep.bring_back, name="upkeep-back"),
]
