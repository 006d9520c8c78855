"""The sessions of a person: begun at signing in, listed for the person alone, ended one by one or all together."""

import re
from datetime import datetime
from importlib import import_module
from typing import Any

from django.conf import settings
from django.contrib.sessions.models import Session
from django.http import HttpRequest

from bildungsbuero.apps.accounts.models import Person, SignIn

LONGEST = 100
# The first that fits wins: each browser also names those that it descends from.
BROWSERS = (("Firefox/", "Firefox"), ("Edg/", "Edge"), ("OPR/", "Opera"), ("Chrome/", "Chrome"), ("Safari/", "Safari"))
SYSTEMS = (
    (r"Android", "Android"),
    (r"iPhone|iPad", "iOS"),
    (r"Windows", "Windows"),
    (r"Mac OS X", "macOS"),
    (r"CrOS", "ChromeOS"),
    (r"Linux", "Linux"),
)


def begin(request: HttpRequest, person: Person, *, at: datetime) -> None:
    """Remember the session that just began; without one, because a further step is needed, nothing."""
    key = request.session.session_key
    if key and request.user == person:
        SignIn.objects.update_or_create(
            session_key=key,
            defaults={"person": person, "device": device_in(request.headers.get("User-Agent", "")), "started_at": at},
        )


def follow(before: str | None, request: HttpRequest) -> None:
    """Keep the entry of a session whose key was changed, as a new password does."""
    SignIn.objects.filter(session_key=before).update(session_key=request.session.session_key)


def running(person: Person, *, at: datetime) -> list[SignIn]:
    """Return the sessions that still run, newest first."""
    sign_ins = list(SignIn.objects.filter(person=person))
    keys = [sign_in.session_key for sign_in in sign_ins]
    alive = Session.objects.filter(session_key__in=keys, expire_date__gt=at)
    holders = {session.session_key: session.get_decoded() for session in alive}
    return [sign_in for sign_in in sign_ins if _is_of(holders.get(sign_in.session_key), person)]


def end(sign_in: SignIn) -> None:
    """End one session at once."""
    _store(sign_in.session_key).delete()
    sign_in.delete()


def end_all(person: Person, *, but: str | None = None) -> int:
    """End the sessions of a person, but for the one with a key; return how many ended."""
    sign_ins = SignIn.objects.filter(person=person).exclude(session_key=but or "")
    count = 0
    for sign_in in sign_ins:
        end(sign_in)
        count += 1
    return count


def forget_ended() -> None:
    """Forget sessions that are over."""
    SignIn.objects.exclude(session_key__in=Session.objects.values("session_key")).delete()


def device_in(user_agent: str) -> str:
    """Return browser and system in words, such as "Firefox, Windows"; nothing finer is kept."""
    browser = next((name for mark, name in BROWSERS if mark in user_agent), "")
    system = next((name for pattern, name in SYSTEMS if re.search(pattern, user_agent)), "")
    return ", ".join(part for part in (browser, system) if part)[:LONGEST]


def _is_of(content: dict[str, Any] | None, person: Person) -> bool:
    """Whether a session is still that of the person: a new password ends all others."""
    if content is None or content.get("_auth_user_id") != str(person.pk):
        return False
    return content.get("_auth_user_hash") in {person.get_session_auth_hash(), *person.get_session_auth_fallback_hash()}


def _store(key: str) -> Any:
    return import_module(settings.SESSION_ENGINE).SessionStore(key)
