"""Pages that exist in tests only: every component on one sheet, a chart, a map, points, a form of all fields."""

import math
from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template import engines
from django.urls import include, path

from bildungsbuero.core.errors import Conflict
from bildungsbuero.documents import drawing
from bildungsbuero.documents.chart_notes import Break
from bildungsbuero.documents.chart_style import NARROW, WIDE, Frame
from bildungsbuero.documents.charts import AreaValue, Line, PeriodValue, Reference, comparison, series
from bildungsbuero.documents.drawing import Spec
from bildungsbuero.documents.maps import MapArea, MapFrame, choropleth
from bildungsbuero.web.figures import ChartFigure, Download, MapFigure, PointMap
from bildungsbuero.web.inputs import DayInput
from bildungsbuero.web.tables import Cell, Column, Row, Table, asked_order, sortable

SOURCE = "Quelle: Statistische Ämter des Bundes und der Länder, dl-de/by-2-0"


class EverythingForm(forms.Form):
    """Every kind of field."""

    name = forms.CharField(label="Name", help_text="Wie im Ausweis")
    about = forms.CharField(label="Beschreibung", widget=forms.Textarea, required=False)
    kind = forms.ChoiceField(label="Art", choices=[("a", "Kurs"), ("b", "Beratung")])
    place = forms.ChoiceField(label="Ort", choices=[("a", "Trier"), ("b", "Konz")], widget=forms.RadioSelect)
    topics = forms.MultipleChoiceField(
        label="Themen", choices=[("a", "Sprache"), ("b", "MINT")], widget=forms.CheckboxSelectMultiple, required=False
    )
    several = forms.MultipleChoiceField(label="Mehrere", choices=[("a", "eins"), ("b", "zwei")], required=False)
    begins = forms.DateField(label="Beginn", widget=DayInput)
    price = forms.DecimalField(label="Preis")
    mail = forms.EmailField(label="E-Mail", required=False)
    file = forms.FileField(label="Datei", required=False)
    agreed = forms.BooleanField(label="Ich habe das gelesen", help_text="Bitte wirklich lesen")


SHEET = """{% extends "web/page.html" %}{% load charts %}
{% block title %}Bausteine{% endblock %}
{% block content %}<h1 class="kern-heading-large">Bausteine</h1>
{% alert kind="info" title="Hinweis" %}<p class="kern-body">Text</p>{% endalert %}
{% alert kind="danger" title="Fehler" %}{% endalert %}
{% badge "veröffentlicht" "success" %} {% badge "bald zu bestätigen" "warning" %}
{% progress 3 12 label="Einlesen" %}{% progress 0 None label="Suche läuft" %}
{% definition_list pairs %}
{% data_table table %}
{% pagination page %}
{% empty_state title="Noch keine Angebote" %}<p class="kern-body">Legen Sie das erste an.</p>{% endempty_state %}
<p class="kern-body">{{ 1234.5|german_number:1 }} – {{ day|german_date }}</p>
{% endblock %}"""

DRAWINGS = """{% extends "web/page.html" %}{% load charts %}
{% block title %}Zeichnungen{% endblock %}
{% block content %}<h1 class="kern-heading-large">Zeichnungen</h1>
{% chart comparison %}{% chart series %}
<div id="values">{% data_table table %}</div>
{% map map %}{% point_map points %}
{% endblock %}"""

FORM = """{% extends "web/page.html" %}{% block title %}Formular{% endblock %}
{% block content %}<h1 class="kern-heading-large">Formular</h1>
<form class="bb-form" method="post" novalidate enctype="multipart/form-data">{% csrf_token %}{{ form }}
<button class="kern-btn kern-btn--primary" type="submit"><span class="kern-label">Speichern</span></button></form>
{% endblock %}"""

UPDATES = """{% extends "web/page.html" %}{% block title %}Aktualisieren{% endblock %}
{% block content %}<h1 class="kern-heading-large">Aktualisieren</h1>
<form method="get" hx-get="teil/" hx-target="#results" hx-trigger="change">
<label for="word">Wort</label> <input id="word" name="q"></form>
<div id="results"><p data-announce="">Alles</p></div>
{% endblock %}"""


def spec(width: int = WIDE) -> Spec:
    """Return the comparison that the interactive chart loads."""
    frame = Frame(
        title="Schulabgänge ohne Berufsreife", description="Trier: 6,5 %.", unit="Anteil in Prozent", width=width
    )
    areas = [
        AreaValue(label="Trier", value=6.5, display="6,5 %", is_own=True),
        AreaValue(label="Trier-Saarburg", value=11.9, display="11,9 %"),
        AreaValue(label="Eifelkreis Bitburg-Prüm", value=None, display="unbekannt"),
    ]
    references = [
        Reference(label="Rheinland-Pfalz", value=8.6, display="8,6 %"),
        Reference(label="Deutschland", value=7.1, display="7,1 %"),
    ]
    return comparison(areas, frame=frame, references=references)


def line_spec(width: int = WIDE) -> Spec:
    """Return a series with a gap and a break."""
    frame = Frame(title="Entwicklung", description="Von 2019 bis 2023.", unit="Anteil in Prozent", width=width)
    values = zip(("2019", "2020", "2021", "2022", "2023"), (7.9, 7.2, None, 6.9, 6.5), strict=True)
    line = Line(
        label="Trier",
        is_own=True,
        values=tuple(PeriodValue(period=period, value=value, display=str(value)) for period, value in values),
    )
    return series([line], frame=frame, breaks=[Break(period="2022", text="Zensus 2022")])


def _figure(key: str, make: Any) -> ChartFigure:
    return ChartFigure(
        key=key,
        title="Schulabgänge ohne Berufsreife, Schuljahr 2022/23",
        summary="In Trier verließen 6,5 % die Schule ohne Berufsreife, in Rheinland-Pfalz 8,6 %.",
        svg=drawing.svg(make()),
        narrow_svg=drawing.svg(make(NARROW)),
        source=SOURCE,
        downloads=(Download(kind="SVG", address="x.svg"), Download(kind="CSV", address="x.csv")),
        spec_address="spec.json",
    )


def _map() -> MapFigure:
    def ring(place: int) -> list[tuple[float, float]]:
        steps = [step / 24 * math.tau for step in range(24)]
        return [(place * 20 + 10 * math.cos(angle), 10 * math.sin(angle)) for angle in steps]

    areas = [
        MapArea(key=str(place), name=f"Kreis {place}", rings=[ring(place)], display="6,5 %", class_index=place % 3)
        for place in range(5)
    ]
    areas.append(MapArea(key="9", name="Kreis 9", rings=[ring(9)], display="keine Angabe"))
    frame = MapFrame(
        title="Karte",
        description="Sechs Kreise.",
        class_labels=["0 bis unter 5 %", "5 bis unter 10 %", "10 bis 20 %"],
        no_data_label="keine Angabe",
        key="map-areas",
    )
    drawn = choropleth(areas, frame=frame, highlight={"1"})
    return MapFigure(key="map", title="Karte", summary="Worte.", drawn=drawn, source=SOURCE, list_key="values")


def _table(request: HttpRequest) -> Table:
    order = asked_order(request.GET, allowed=("name", "value"), default="name")
    columns = (Column(title="Gebiet", key="name"), Column(title="Anteil", key="value", is_numeric=True))
    rows = (
        Row(cells=(Cell(text="Trier", address="/trier/"), Cell(text="6,5 %")), is_highlighted=True),
        Row(cells=(Cell(text="Konz"), Cell(text=".", spoken="unbekannt oder geheim zu halten"))),
    )
    return Table(
        key="values-table",
        caption="Werte",
        columns=sortable(columns, order=order, query=request.GET),
        rows=rows,
        note=SOURCE,
    )


def _page(request: HttpRequest, template: str, **context: Any) -> HttpResponse:
    return HttpResponse(engines["django"].from_string(template).render(context, request))


@login_not_required
def sheet(request: HttpRequest) -> HttpResponse:
    messages.success(request, "Gespeichert.")
    page = Paginator(range(200), 10).get_page(request.GET.get("page", 4))
    pairs = [("Träger", "Stadt Trier"), ("Telefon", ""), ("Ort", "Trier")]
    return _page(request, SHEET, pairs=pairs, table=_table(request), page=page, day=date(2024, 12, 31))


@login_not_required
def drawings(request: HttpRequest) -> HttpResponse:
    points = PointMap(
        key="points", title="Orte auf der Karte", points_address="punkte.json", shapes_address="", source=SOURCE
    )
    return _page(
        request,
        DRAWINGS,
        comparison=_figure("comparison", spec),
        series=_figure("series", line_spec),
        table=_table(request),
        map=_map(),
        points=points,
    )


@login_not_required
def form(request: HttpRequest) -> HttpResponse:
    filled = EverythingForm(request.POST or None, request.FILES or None)
    return _page(request, FORM, form=filled)


@login_not_required
def updates(request: HttpRequest) -> HttpResponse:
    return _page(request, UPDATES)


@login_not_required
def part(request: HttpRequest) -> HttpResponse:
    return HttpResponse('<p data-announce="3 Treffer">3 Treffer</p>')


@login_not_required
def spec_as_json(request: HttpRequest) -> HttpResponse:
    return JsonResponse(spec())


@login_not_required
def points(request: HttpRequest) -> HttpResponse:
    features = [
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [6.63 + number / 50, 49.75]},
            "properties": {"title": f"Schule {number:g}", "address": f"/trier/{number:g}/", "text": "Grundschule"},
        }
        for number in (0, 0.001, 1, 2)
    ]
    return JsonResponse({"type": "FeatureCollection", "features": features})


@login_not_required
def conflict(request: HttpRequest) -> HttpResponse:
    raise Conflict("conflict")


@login_not_required
def fault(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("a fault of the program")


urlpatterns = [
    path("bausteine/", sheet),
    path("zeichnungen/", drawings),
    path("zeichnungen/spec.json", spec_as_json),
    path("zeichnungen/punkte.json", points),
    path("formular/", form),
    path("aktualisieren/", updates),
    path("aktualisieren/teil/", part),
    path("konflikt/", conflict),
    path("absturz/", fault),
    path("", include("bildungsbuero.config.urls")),
]
handler404 = "bildungsbuero.web.errors.not_found"
handler500 = "bildungsbuero.web.errors.server_error"
