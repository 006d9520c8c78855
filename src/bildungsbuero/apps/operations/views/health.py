"""Whether the installation answers, for a proxy or a watchdog."""

from django.contrib.auth.decorators import login_not_required
from django.db import connection
from django.http import HttpRequest, HttpResponse

from bildungsbuero.web.readonly import readonly_view


@login_not_required
@readonly_view
def health(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - the same for everybody
    """Answer “ok” where the database answers; says nothing about the installation."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok\n", content_type="text/plain", headers={"Cache-Control": "no-store"})
