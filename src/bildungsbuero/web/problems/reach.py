"""Sentences about reach: population cells, places, travel times, runs."""

from django.utils.translation import gettext_lazy as _

from bildungsbuero.web.problems.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "reach.header": Sentence(
        _("The first line does not name the columns that are needed."),
        _("It needs: %(columns)s. Other columns may stand beside them."),
    ),
    "reach.no_lines": Sentence(
        _("Below the first line the file holds nothing."),
        _("Each line below the names of the columns is one cell or one place."),
    ),
    "reach.too_many_lines": Sentence(
        _("The file has more than %(most)s lines."),
        _("Take larger cells, or only those of your own area and its neighbours."),
    ),
    "reach.no_number": Sentence(
        _("“%(value)s” in the column “%(column)s” is no number."),
        _("Write numbers with a point or a comma and without units."),
    ),
    "reach.negative": Sentence(
        _("“%(value)s” in the column “%(column)s” is less than zero."),
        _("Numbers of people, seats and minutes are never negative. Marks such as “-” belong into a column “mark”."),
    ),
    "reach.too_large": Sentence(
        _("“%(value)s” in the column “%(column)s” is more than %(most)s."),
        _("Check whether the columns have moved."),
    ),
    "reach.not_here": Sentence(
        _("“%(value)s” in the column “%(column)s” lies outside Germany and its neighbours."),
        _(
            "x and y are metres in EPSG:3035, lon and lat degrees. Here the column may hold %(least)s to %(most)s. "
            "Other systems must be converted first."
        ),
    ),
    "reach.turned_round": Sentence(
        _("Longitude and latitude seem to be exchanged (lon %(longitude)s, lat %(latitude)s)."),
        _("In Germany lon lies between 5 and 16, lat between 47 and 56."),
    ),
    "reach.cell_twice": Sentence(
        _("The cell “%(id)s” stands in the file twice."),
        _("Add the people of both lines, or give the cells ids of their own."),
    ),
    "reach.place_twice": Sentence(
        _("The id “%(id)s” stands in the file twice."),
        _("Give each place an id of its own, or leave out the column."),
    ),
    "reach.place_without_name": Sentence(
        _("A place has no name."),
        _("Write its name into the column “name”."),
    ),
    "reach.unknown_cell": Sentence(
        _("“%(id)s” is none of the cells that the travel times are for."),
        _("Give the router the ids of these cells; they can be downloaded as a file."),
    ),
    "reach.no_place": Sentence(
        _("A line does not say where the way leads."),
        _("Write the id of the place into the column “to”."),
    ),
    "reach.no_ways": Sentence(
        _("The file holds no way by the means of travel that was chosen."),
        _("Check the column “mode”, or choose another means of travel."),
    ),
    "reach.no_positions": Sentence(
        _("Of the %(places)s places none has coordinates."),
        _("Enter the coordinates of the places, or choose other places."),
    ),
    "reach.other_places": Sentence(
        _("None of the travel times “%(name)s” leads to the places that were chosen."),
        _("The column “to” must hold the ids of these places."),
    ),
    "reach.nobody": Sentence(
        _("The cells “%(name)s” hold nobody."),
        _("Choose other cells."),
    ),
    "reach.in_use": Sentence(
        _("A result stands on “%(name)s”."),
        _("Remove the result first."),
    ),
    "reach.gone": Sentence(
        _("What was to be computed has been removed in the meantime."),
        _("Begin once more."),
    ),
}
