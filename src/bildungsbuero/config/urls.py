"""All addresses. Office and language stand before these paths and are taken off by `AddressMiddleware`."""

from django.urls import include, path

urlpatterns = [
    path("", include("bildungsbuero.apps.accounts.urls")),
    path("konto/", include("bildungsbuero.apps.accounts.sign_in_urls")),
    path("", include("bildungsbuero.apps.operations.urls")),
    path("", include("bildungsbuero.apps.territory.urls")),
    path("", include("bildungsbuero.apps.actors.urls")),
    path("", include("bildungsbuero.apps.catalogue.urls")),
    path("", include("bildungsbuero.apps.monitoring.urls")),
    path("", include("bildungsbuero.apps.needs.urls")),
    path("", include("bildungsbuero.apps.strategy.urls")),
    path("", include("bildungsbuero.apps.desk.urls")),
    path("", include("bildungsbuero.apps.portal.urls")),
]

handler400 = "bildungsbuero.web.errors.bad_request"
handler403 = "bildungsbuero.web.errors.forbidden"
handler404 = "bildungsbuero.web.errors.not_found"
handler500 = "bildungsbuero.web.errors.server_error"
