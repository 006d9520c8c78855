"""How often one sender may use a public form; only a keyed digest of the sender's address is kept, for an hour."""

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from bildungsbuero.core.errors import Refusal

ONE_HOUR_S = 3600


def check_rate(request: HttpRequest, action: str, *, per_hour: int) -> None:
    """One sender may do this only so often within an hour."""
    sender = get_adapter().get_client_ip(request)
    key = f"rate:{action}:{salted_hmac('rate limit', sender).hexdigest()[:24]}"
    if cache.get(key, 0) >= per_hour:
        raise Refusal("too_many_requests")
    if not cache.add(key, 1, ONE_HOUR_S):
        cache.incr(key)
