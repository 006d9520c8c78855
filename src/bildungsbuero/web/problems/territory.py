"""Sentences about territory."""

from django.utils.translation import gettext_lazy as _

from bildungsbuero.web.problems.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "territory.unknown_key": Sentence(
        _("“%(key)s” is no known area."),
        _("Enter a regional key, for example 07211 for Trier, or search for the name."),
    ),
    "territory.rates_are_not_converted": Sentence(
        _("A rate cannot be converted to another territory."),
        _("Convert the counts; rates are computed anew from converted counts."),
    ),
    "territory.backwards": Sentence(
        _("Figures can only be converted to a later territory (%(at)s to %(onto)s was asked for)."),
        _("Choose a later day; nobody publishes shares for the way back."),
    ),
    "territory.not_yet_standing": Sentence(
        _("There is a value for %(key)s, an area that came into being only on %(on)s."),
        _("Check which territory the figures stand on."),
    ),
    "territory.before_records": Sentence(
        _("Changes of territory are only known from %(first)s on."),
        _("Use figures from then on, or a series that its source has converted."),
    ),
    "territory.not_topojson": Sentence(
        _("This file holds no boundaries that can be read."),
        _("Boundaries come as TopoJSON with polygons."),
    ),
    "territory.layer_in_use": Sentence(
        _("“%(name)s” is still used by other records."),
        _("Assign them to something else first, or enter the day on which it ended."),
    ),
    "territory.no_lines": Sentence(
        _("The list is empty."),
        _("Paste one part a line: key, semicolon, name."),
    ),
    "territory.too_many_lines": Sentence(
        _("The list has %(found)s lines; at most %(most)s are taken at once."),
        _("Paste it in several pieces."),
    ),
    "territory.line_incomplete": Sentence(
        _("The line “%(line)s” lacks the key or the name."),
        _("Write the key, a semicolon and the name."),
    ),
    "territory.line_key": Sentence(
        _("“%(key)s” cannot be a key."),
        _("Use at most 40 letters, digits, points, hyphens and slashes, without spaces."),
    ),
    "territory.line_name_too_long": Sentence(
        _("The name is longer than %(most)s characters."),
        _("Shorten it."),
    ),
    "territory.line_twice": Sentence(
        _("The key %(key)s stands in line %(first)s already."),
        _("Give each part a key of its own."),
    ),
}
