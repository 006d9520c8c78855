"""Addresses of signing in, below /konto/. The names are allauth's; what it offers beyond these is not reachable."""

from allauth.account import views as allauth
from allauth.mfa.base import views as factors
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as app
from allauth.mfa.webauthn import views as passkeys
from django.urls import path, re_path

from bildungsbuero.apps.accounts.views import house, second_factor, sign_in

urlpatterns = [
    path("anmelden/", allauth.login, name="account_login"),
    path("haus/", house.go, name="openid_connect_login"),
    path("haus/<slug:provider_id>/zurueck/", house.come_back, name="openid_connect_callback"),
    path("abmelden/", allauth.logout, name="account_logout"),
    path("gesperrt/", allauth.account_inactive, name="account_inactive"),
    path("passwort/", sign_in.change_password, name="account_change_password"),
    path("passwort/vergessen/", allauth.password_reset, name="account_reset_password"),
    path("passwort/vergessen/gesendet/", allauth.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^passwort/neu/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>[0-9A-Za-z-]+)/$",
        allauth.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "passwort/neu/gespeichert/", allauth.password_reset_from_key_done, name="account_reset_password_from_key_done"
    ),
    path("bestaetigen/", second_factor.confirmed(allauth.reauthenticate), name="account_reauthenticate"),
    path("zweiter-faktor/", factors.index, name="mfa_index"),
    path("zweiter-faktor/anmelden/", factors.authenticate, name="mfa_authenticate"),
    path("zweiter-faktor/bestaetigen/", second_factor.confirmed(factors.reauthenticate), name="mfa_reauthenticate"),
    path("zweiter-faktor/app/", app.activate_totp, name="mfa_activate_totp"),
    path("zweiter-faktor/app/entfernen/", app.deactivate_totp, name="mfa_deactivate_totp"),
    path("zweiter-faktor/codes/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("zweiter-faktor/codes/neu/", codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("zweiter-faktor/codes/datei/", codes.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("zweiter-faktor/passkeys/", second_factor.passkeys, name="mfa_list_webauthn"),
    path("zweiter-faktor/passkeys/neu/", passkeys.add_webauthn, name="mfa_add_webauthn"),
    path(
        "zweiter-faktor/passkeys/bestaetigen/",
        second_factor.confirmed(passkeys.reauthenticate_webauthn),
        name="mfa_reauthenticate_webauthn",
    ),
    path("zweiter-faktor/passkeys/<int:pk>/entfernen/", passkeys.remove_webauthn, name="mfa_remove_webauthn"),
    path("zweiter-faktor/passkeys/<int:pk>/name/", passkeys.edit_webauthn, name="mfa_edit_webauthn"),
]
