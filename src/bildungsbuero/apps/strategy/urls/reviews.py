"""Addresses of interim reviews."""

from django.urls import path

from bildungsbuero.apps.strategy.views import reviews

urlpatterns = [
    path("buero/zwischenbilanzen/", reviews.reviews, name="reviews"),
    path("buero/zwischenbilanzen/neu/", reviews.review_new, name="review-new"),
    path("buero/zwischenbilanzen/<slug:public_id>/", reviews.review, name="review"),
    path("buero/zwischenbilanzen/<slug:public_id>/bearbeiten/", reviews.review_edit, name="review-edit"),
    path("buero/zwischenbilanzen/<slug:public_id>/notizen/", reviews.review_notes, name="review-notes"),
    path("buero/zwischenbilanzen/<slug:public_id>/einfrieren/", reviews.review_freeze, name="review-freeze"),
    path("buero/zwischenbilanzen/<slug:public_id>/verwerfen/", reviews.review_discard, name="review-discard"),
    path("buero/zwischenbilanzen/<slug:public_id>/freigabe/", reviews.review_release, name="review-release"),
    path("buero/zwischenbilanzen/<slug:public_id>/nachtrag/", reviews.review_addendum, name="review-addendum"),
    path("buero/zwischenbilanzen/<slug:public_id>/vergleich/", reviews.review_changes, name="review-changes"),
    path("buero/zwischenbilanzen/<slug:public_id>/zwischenbilanz.pdf", reviews.review_file, name="review-file"),
]
