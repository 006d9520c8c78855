"""Addresses of signing in, below /konto/. The names are allauth's; what it offers beyond these is not reachable."""

from allauth.account import views as allauth
from django.urls import path, re_path

from bildungsbuero.apps.accounts.views import sign_in

urlpatterns = [
    path("anmelden/", allauth.login, name="account_login"),
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
]
