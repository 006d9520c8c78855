"""Addresses of the home page and the pages that every office has."""

from django.urls import path

from bildungsbuero.apps.portal.views import crawlers, legal, problems, start

urlpatterns = [
    path("", start.start, name="start"),
    path("bildungsbueros/", start.offices, name="offices"),
    path("robots.txt", crawlers.robots, name="robots"),
    path("favicon.ico", crawlers.favicon, name="favicon"),
    path("schriftgroesse/<slug:size>/", start.choose_text_size, name="text-size"),
    path("impressum/", legal.page, {"kind": "impressum"}, name="imprint"),
    path("datenschutz/", legal.page, {"kind": "datenschutz"}, name="privacy"),
    path("barrierefreiheit/", legal.page, {"kind": "barrierefreiheit"}, name="accessibility"),
    path("leichte-sprache/", legal.page, {"kind": "leichte-sprache"}, name="easy-language"),
    path("fehler-melden/", problems.report_problem, name="report-problem"),
    path("fehler-melden/danke/<slug:number>/", problems.problem_reported, name="problem-reported"),
]
