"""Pages that only show something."""

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.web.readonly import WroteWhileReading, readonly_view
from tests.support.cast import make_office

pytestmark = pytest.mark.django_db


def test_a_page_that_writes_while_it_shows_is_found_out():
    make_office()

    @readonly_view
    def page(request):
        Office.objects.update(town="Trier")
        return HttpResponse()

    with pytest.raises(WroteWhileReading):
        page(RequestFactory().get("/"))


def test_reading_is_free():
    make_office()

    @readonly_view
    def page(request):
        return HttpResponse(Office.objects.count())

    assert page(RequestFactory().get("/")).content == b"1"


def test_other_methods_are_turned_down():
    @readonly_view
    def page(request):
        return HttpResponse()

    assert page(RequestFactory().post("/")).status_code == 405
