"""Addresses of what becomes of goals, of the mission statement and of released interim reviews."""

from django.urls import path

from bildungsbuero.apps.portal.views import outcomes

urlpatterns = [
    path("was-wird-aus/", outcomes.outcomes, name="outcomes"),
    path("was-wird-aus/<slug:public_id>/", outcomes.outcome, name="outcome"),
    path("leitbild/", outcomes.mission, name="mission"),
    path("leitbild/<int:number>/", outcomes.mission_version, name="mission-version"),
    path("zwischenbilanzen/", outcomes.interim_reviews, name="interim-reviews"),
    path("zwischenbilanzen/<slug:public_id>/", outcomes.interim_review, name="interim-review"),
    path(
        "zwischenbilanzen/<slug:public_id>/zwischenbilanz.pdf",
        outcomes.interim_review_file,
        name="interim-review-file",
    ),
]
