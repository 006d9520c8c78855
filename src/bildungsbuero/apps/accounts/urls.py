"""Addresses of the app."""

from django.urls import path, re_path

from bildungsbuero.apps.accounts.views import (
    account,
    handover,
    held,
    invitations,
    legal,
    logos,
    people,
    releases,
    releasing,
    settings,
    sign_in,
    switching,
)

app_name = "accounts"
urlpatterns = [
    path("konto/", account.own_account, name="own-account"),
    path("konto/name/", held.own_name, name="own-name"),
    path("konto/daten/", held.own, name="own-data"),
    path("konto/daten/datei/", held.own_file, name="own-data-file"),
    path("konto/sitzungen/", account.sessions, name="sessions"),
    path("konto/sitzungen/andere/beenden/", account.end_others, name="end-other-sessions"),
    path("konto/sitzungen/<slug:public_id>/beenden/", account.end_session, name="end-session"),
    path("konto/weiter/", sign_in.after_login, name="after-login"),
    re_path(r"^konto/einladung/(?P<token>[\w:-]{1,200})/$", invitations.accept, name="accept-invitation"),
    re_path(r"^medien/logos/(?P<name>[a-z0-9]+\.[a-z]+)$", logos.logo, name="logo"),
    path("buero/personen/", people.people, name="people"),
    path("buero/personen/einladen/", invitations.invite, name="invite"),
    path("buero/personen/einladungen/<slug:public_id>/erneut/", invitations.resend, name="resend-invitation"),
    path("buero/personen/einladungen/<slug:public_id>/zurueck/", invitations.withdraw, name="withdraw-invitation"),
    path("buero/personen/<slug:public_id>/", people.roles, name="roles"),
    path("buero/personen/<slug:public_id>/beenden/", people.end, name="end-membership"),
    path("buero/uebergabemappe/", handover.folder, name="handover-folder"),
    path("buero/personen/<slug:public_id>/uebergeben/", handover.hand_over, name="hand-over"),
    path("buero/personen/<slug:public_id>/daten/", held.of_member, name="member-data"),
    path("buero/personen/<slug:public_id>/loeschen/", held.erase, name="erase-person"),
    path("buero/personen/<slug:public_id>/abschalten/", switching.switch_off, name="switch-off"),
    path("buero/personen/<slug:public_id>/anschalten/", switching.switch_on, name="switch-on"),
    path("buero/personen/<slug:public_id>/zweiter-faktor/", switching.remove_factor, name="remove-second-factor"),
    path("buero/einstellungen/", settings.settings, name="settings"),
    path("buero/einstellungen/logo/", settings.logo, name="change-logo"),
    path("buero/einstellungen/texte/<slug:kind>/", legal.edit, name="legal-page"),
    path("buero/freigegeben/", releases.received, name="received-releases"),
    path("buero/freigaben/", releases.releases, name="releases"),
    path("buero/freigegeben/<int:number>/", releasing.show, name="received-record"),
    path("buero/freigaben/neu/", releasing.choose, name="choose-record"),
    path("buero/freigaben/neu/<slug:kind>/<slug:public_id>/", releasing.give, name="release-record"),
    path("buero/freigaben/<int:number>/zurueck/", releases.withdraw, name="withdraw-release"),
]
