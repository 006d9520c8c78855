"""What an authenticator app on a telephone shows."""

import time

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value

from bildungsbuero.apps.accounts.models import Person

PERIOD_S = 30


def code_of(secret: str) -> str:
    """Return the code that an app with this secret shows now."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // PERIOD_S))


def give_app(person: Person) -> str:
    """Set up an authenticator app with recovery codes; return the app's secret."""
    secret = generate_totp_secret()
    TOTP.activate(person, secret)
    RecoveryCodes.activate(person)
    return secret


def recovery_codes_of(person: Person) -> list[str]:
    """Return the recovery codes that somebody still has."""
    return Authenticator.objects.get(user=person, type="recovery_codes").wrap().get_unused_codes()
