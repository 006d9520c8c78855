"""One sender may use a public form only so often."""

import pytest
from django.core.cache import cache
from django.test import RequestFactory

from bildungsbuero.core.errors import Refusal
from bildungsbuero.web.rate_limit import check_rate


def test_seventh_time_within_an_hour_is_refused() -> None:
    request = RequestFactory().post("/", REMOTE_ADDR="192.0.2.1")

    for _time in range(6):
        check_rate(request, "report", per_hour=6)

    with pytest.raises(Refusal) as caught:
        check_rate(request, "report", per_hour=6)
    assert caught.value.code == "too_many_requests"


def test_another_sender_and_another_form_count_for_themselves() -> None:
    for _time in range(6):
        check_rate(RequestFactory().post("/", REMOTE_ADDR="192.0.2.1"), "report", per_hour=6)

    check_rate(RequestFactory().post("/", REMOTE_ADDR="192.0.2.2"), "report", per_hour=6)
    check_rate(RequestFactory().post("/", REMOTE_ADDR="192.0.2.1"), "wish", per_hour=6)


def test_address_of_the_sender_is_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    keys: list[str] = []
    monkeypatch.setattr(cache, "add", lambda key, *_rest: keys.append(key) or True)

    check_rate(RequestFactory().post("/", REMOTE_ADDR="192.0.2.1"), "report", per_hour=6)

    assert keys
    assert "192.0.2.1" not in keys[0]
