"""Sentences about tables of points and about who reaches what."""

from django.utils.translation import gettext_lazy as _

from bildungsbuero.web.problems.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "points.header": Sentence(
        _("The first line must name these columns, each once: %(columns)s."),
        _("Positions are x_m and y_m in metres, or lon and lat in degrees; numbers have a point, not a comma."),
    ),
    "points.row": Sentence(_("This row does not have %(columns)s columns."), _("Complete it, or remove it.")),
    "points.id": Sentence(
        _("The id “%(id)s” is empty or stands in the table twice."), _("Each row needs an id of its own.")
    ),
    "points.no_number": Sentence(
        _("“%(value)s” is not a number that can stand in the column %(column)s."),
        _("Positions and amounts are numbers such as 12.5; amounts are not negative."),
    ),
    "points.too_many": Sentence(_("The table has more than %(most)s rows."), _("Split it by region.")),
    "points.two_systems": Sentence(
        _("One table has metres, the other degrees."), _("Give both with x_m and y_m, or both with lon and lat.")
    ),
    "access.catchment": Sentence(_("A catchment needs a width."), _("Give kilometres above zero, for example 5.")),
    "access.weights": Sentence(
        _("“%(value)s” are no weights."), _("Give numbers with commas between them, for example 1,0.68,0.22.")
    ),
    "access.weights_of_another": Sentence(
        _("The method %(method)s knows no weights."), _("Leave them out, or choose e2sfca or 3sfca.")
    ),
}
