"""Sentences about files with the outlines of areas."""

from django.utils.translation import gettext_lazy as _

from bildungsbuero.web.problems.sentence import Sentence

_REPAIR = _("Let your geographic program repair the geometry (in QGIS: “Fix geometries”) and save it again.")
_SAVE_ANEW = _("Save the layer as GeoJSON with the coordinate system WGS 84 (EPSG:4326).")

SENTENCES: dict[str, Sentence] = {
    "geojson.too_large": Sentence(
        _("The file is larger than %(limit_mb)s MB."),
        _("Simplify the boundaries in your geographic program, or leave out what lies outside your area."),
    ),
    "geojson.other_format": Sentence(
        _("This is an archive or a database, not GeoJSON."),
        _("Unpack it, and save the layer as GeoJSON with the coordinate system WGS 84 (EPSG:4326)."),
    ),
    "geojson.encoding": Sentence(
        _("The text of the file is not in UTF-8."),
        _("Save the layer anew as GeoJSON with the encoding UTF-8."),
    ),
    "geojson.not_json": Sentence(
        _("The file is no GeoJSON, or it breaks off."), _("Fetch or save it again. Its name usually ends in .geojson.")
    ),
    "geojson.no_collection": Sentence(
        _("The file holds no collection of areas (a “FeatureCollection”) but “%(found)s”."), _SAVE_ANEW
    ),
    "geojson.empty": Sentence(_("The file holds no area."), _("Check whether the right layer was saved.")),
    "geojson.too_many_features": Sentence(
        _("The file holds %(found)s areas; a layer has at most %(most)s."),
        _("Leave out what lies outside your area."),
    ),
    "geojson.too_many_points": Sentence(
        _("The boundaries have more than %(most)s points."),
        _("Simplify them in your geographic program; a tolerance of five metres is enough."),
    ),
    "geojson.other_coordinates": Sentence(
        _("The coordinates of the file are in the system “%(name)s”, not in longitude and latitude."), _SAVE_ANEW
    ),
    "geojson.no_area": Sentence(
        _("Area %(number)s of the file has no surface (%(found)s)."),
        _("A part of a layer is a “Polygon” or a “MultiPolygon”; leave out points and lines."),
    ),
    "geojson.broken": Sentence(_("The coordinates of area %(number)s of the file cannot be read."), _SAVE_ANEW),
    "geojson.ring_short": Sentence(_("A boundary of area %(number)s of the file encloses nothing."), _REPAIR),
    "geojson.ring_long": Sentence(
        _("A boundary of area %(number)s of the file has more than %(most)s points."),
        _("Simplify it in your geographic program; a tolerance of five metres is enough."),
    ),
    "geojson.ring_open": Sentence(
        _("A boundary of area %(number)s of the file does not end where it begins."), _REPAIR
    ),
    "geojson.ring_crosses": Sentence(
        _("The boundary of area %(number)s of the file crosses itself near %(lat)s° north, %(lon)s° east."), _REPAIR
    ),
    "geojson.not_degrees": Sentence(
        _("The coordinates of area %(number)s of the file (%(x)s; %(y)s) are not longitude and latitude but metres."),
        _SAVE_ANEW,
    ),
    "geojson.exchanged": Sentence(
        _("In area %(number)s of the file latitude and longitude are exchanged (%(x)s; %(y)s)."),
        _("In GeoJSON longitude comes first. Save the layer anew, with the axes exchanged."),
    ),
    "geojson.elsewhere": Sentence(
        _("Area %(number)s of the file does not lie in Germany (longitude %(x)s, latitude %(y)s)."), _SAVE_ANEW
    ),
    "outlines.no_name": Sentence(
        _("Area %(number)s of the file has no name in the property “%(property)s”."),
        _("Choose another property for the name, or fill it in the file."),
    ),
    "outlines.name_too_long": Sentence(
        _("The name of area %(number)s of the file is longer than %(most)s characters."),
        _("Choose another property for the name, or shorten it in the file."),
    ),
    "outlines.key": Sentence(
        _("“%(key)s” cannot be the key of area %(number)s of the file."),
        _("Choose another property; a key has at most 40 letters, digits, points, hyphens, slashes and no spaces."),
    ),
    "outlines.key_twice": Sentence(
        _("Area %(number)s of the file has the key %(key)s, which area %(first)s has already."),
        _("Choose another property, or join areas that are one part into one (in QGIS: “Dissolve”)."),
    ),
    "outlines.before_the_last": Sentence(
        _("The layer has boundaries that hold since %(latest)s; these would begin before."),
        _("Enter %(latest)s to correct those, or a later day for new boundaries."),
    ),
    "outlines.no_day": Sentence(
        _("Parts can only end on a day."), _("Enter the day since which the new boundaries hold.")
    ),
    "outlines.has_ended": Sentence(
        _("Area %(number)s of the file has the key %(key)s of the part “%(name)s”, which ended on %(ended)s."),
        _("Give the new part a key of its own, so that old and new figures do not mix."),
    ),
}
