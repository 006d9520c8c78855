"""Sentences about offers, places and lists of offers."""

from django.utils.translation import gettext_lazy as _

from bildungsbuero.web.problems.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "offers.not_in_this_state": Sentence(
        _("This cannot be done with the offer as it stands."),
        _("Look at its state; the buttons on its page show what is possible."),
    ),
    "offers.four_eyes": Sentence(
        _("Whoever wrote this version cannot publish it: this office wants four eyes."),
        _("Ask a colleague to look at it and to publish it."),
    ),
    "runs.endless": Sentence(_("What repeats needs an end."), _("Say the last day, or how many times it takes place.")),
    "runs.end_before_start": Sentence(_("The end lies before the beginning."), _("Look at both days.")),
    "runs.too_far": Sentence(
        _("The dates reach further than %(years)s years."), _("Say an earlier end; the next years are a new run.")
    ),
    "guide.empty": Sentence(_("No offer fits: the guide would be empty."), _("Change the search.")),
    "guide.too_long": Sentence(
        _("%(count)s offers are too many for one guide (%(most)s at most)."),
        _("Narrow the search, for example by topic or place, and make several guides."),
    ),
    "runs.too_many": Sentence(_("These are more than %(limit)s dates."), _("Say an earlier end, or fewer weekdays.")),
    "runs.no_date_left": Sentence(
        _("No date is left: all lie in the holidays or are left out."), _("Say a later end, or fewer exceptions.")
    ),
    "runs.no_first_day": Sentence(_("No run of this offer has a day."), _("Copy the offer instead.")),
    "runs.not_later": Sentence(_("The new runs must begin after the old ones."), _("Choose a later day.")),
    "runs.cannot_be_moved": Sentence(
        _("A run of this offer repeats in a way that cannot be moved by itself."),
        _("Copy the offer and write its dates anew."),
    ),
    "picture.too_large": Sentence(
        _("The picture is larger than %(limit)s MB."), _("Save it smaller; 1,600 pixels wide are enough.")
    ),
    "picture.too_many_points": Sentence(
        _("The picture has more than %(limit)s million points."), _("Save it smaller; 1,600 pixels wide are enough.")
    ),
    "picture.too_small": Sentence(
        _("The picture has fewer than %(limit)s pixels on one side."), _("Take a larger one, so that it is clear.")
    ),
    "picture.no_picture": Sentence(
        _("This file is neither PNG nor JPEG nor WebP, or it is broken."), _("Save the picture anew as JPEG.")
    ),
    "snapshots.not_yet": Sentence(_("This day has not come yet."), _("Choose today or an earlier day.")),
    "snapshots.nothing_written": Sentence(
        _("Nothing stands in the catalogue yet."), _("Write an offer, or read a list, first.")
    ),
    "snapshots.too_early": Sentence(
        _("The catalogue remembers only since %(first)s."), _("Choose that day or a later one.")
    ),
    "snapshots.name_taken": Sentence(
        _("There is a state of the name “%(name)s” already."), _("Give the new one another name.")
    ),
    "snapshots.very_many": Sentence(
        _("There are too many offers to show a day at once."),
        _("Keep the day under a name: the job process puts it together."),
    ),
    "offers.undo_over": Sentence(
        _("This was taken back already, or is more than seven days ago."),
        _("Open the single offers and change them there."),
    ),
    "offers.one_list_only": Sentence(
        _("This file holds several lists."), _("Bring one list at a time. Nothing was stored.")
    ),
    "offers.unknown_layout": Sentence(
        _("This file is no list of offers."),
        _("The first row must name the columns Titel, Art and Anbieter; the template shows them all."),
    ),
    "offers.unknown_format": Sentence(
        _("There is no format “%(format)s”."), _("Known are: %(known)s. Without --format the file itself decides.")
    ),
    "offers.update_gap": Sentence(
        _("Update %(number)s was delivered, but the last one taken is %(last)s: what lies between is missing."),
        _("Ask the provider for the whole catalogue. Nothing was stored."),
    ),
    "offers.update_taken": Sentence(
        _("Update %(number)s was taken already; the last one is %(last)s."), _("Nothing needs to be done.")
    ),
    "offers.missing_column": Sentence(
        _("The column %(columns)s is missing."), _("Add it with the heading of the template.")
    ),
    "offers.unknown_column": Sentence(
        _("These columns are not known: %(columns)s."),
        _("Use the headings of the template, or take the columns out. Nothing was stored."),
    ),
    "offers.column_twice": Sentence(
        _("This column is there more than once: %(columns)s."), _("Keep one column of each heading.")
    ),
    "offers.shifted_row": Sentence(
        _("This row has %(found)s cells, the heading has %(expected)s columns."),
        _("Put texts that hold the separator between quotation marks."),
    ),
    "offers.broken_table": Sentence(
        _("The table cannot be read any further from this row on."),
        _("Look for a quotation mark that is not closed."),
    ),
    "offers.broken_json": Sentence(
        _("This JSON file cannot be read: %(detail)s."), _("Have the file written once more by the program it is from.")
    ),
    "offers.bad_entry": Sentence(
        _("This entry has not the shape of an offer."), _("The documentation of the list shows what an entry holds.")
    ),
    "offers.missing_value": Sentence(_("Nothing stands under %(column)s."), _("Every offer needs it.")),
    "offers.unknown_term": Sentence(
        _("“%(value)s” is not in the list of %(column)s."),
        _("Use a key or German label of the vocabulary; several are separated by |."),
    ),
    "offers.bad_date": Sentence(_("“%(value)s” is not a date."), _("Write it as 31.12.2026 or 2026-12-31.")),
    "offers.bad_time": Sentence(_("“%(value)s” is not a time of day."), _("Write it as 09:30.")),
    "offers.bad_number": Sentence(_("“%(value)s” is not a number that fits here."), _("Write digits only.")),
    "offers.bad_yes_no": Sentence(_("“%(value)s” is neither yes nor no."), _("Write ja or nein, or leave it empty.")),
    "offers.bad_address": Sentence(
        _("“%(value)s” is no address of a web page."), _("Write it as https://www.example.org/page.")
    ),
    "offers.bad_email": Sentence(_("“%(value)s” is no e-mail address."), _("Write it as office@example.org.")),
    "offers.bad_position": Sentence(
        _("The coordinates do not lie on the earth."), _("Give latitude and longitude in degrees.")
    ),
    "offers.too_long": Sentence(
        _("This text has %(length)s signs; %(limit)s are allowed."), _("Shorten it, or put the rest elsewhere.")
    ),
    "offers.ends_before_start": Sentence(_("The end lies before the beginning."), _("Check both dates.")),
    "offers.twice": Sentence(
        _("This offer stands in the list already, in row %(first)s."),
        _("Put further runs of an offer directly below its first row, or give each offer its own id."),
    ),
    "offers.unknown_municipality": Sentence(
        _("There is no municipality with the key %(value)s."), _("Give the key of eight digits, with its leading zero.")
    ),
    "offers.unknown_district": Sentence(
        _("“%(value)s” is not a part of the office's own layers."),
        _("Create it under own layers first, or leave the column empty."),
    ),
    "offers.unknown_facet": Sentence(_("There is no filter “%(name)s”."), _("Known are: %(known)s.")),
    "offers.bad_facet": Sentence(_("“%(value)s” is not a filter."), _("Write it as NAME=VALUE.")),
    "offers.unknown_place": Sentence(
        _("“%(value)s” is neither a known postcode nor a pair of coordinates."),
        _("Write a German postcode such as 54290, or latitude and longitude such as 49.76,6.64."),
    ),
    "offers.bad_hours": Sentence(
        _("“%(value)s” is no opening time."), _("Write 9–12, 14–17:30, or: closed, or: by appointment.")
    ),
    "offers.bad_radius": Sentence(
        _("“%(value)s” is not a distance."), _("Write a number of kilometres between 1 and 200.")
    ),
    "offers.empty_archive": Sentence(
        _("There is no list of offers in here."), _("Expected are files that end in .csv, .json, .xlsx or .ods.")
    ),
    "offers.nested_archive": Sentence(
        _("There is an archive inside this archive: %(name)s."), _("Unpack it and give the lists directly.")
    ),
    "offers.unknown_office": Sentence(_("There is no office “%(key)s”."), _("“offices list” shows all offices.")),
    "offers.incomplete": Sentence(
        _("This offer cannot be published yet. What is missing: %(missing)s."), _("Add it and publish once more.")
    ),
    "offers.list_gone": Sentence(
        _("The file of this preview is no longer here."),
        _("It was taken over already or waited for longer than a week. Give the list once more."),
    ),
    "offers.is_archived": Sentence(_("This offer is archived."), _("Bring it back first.")),
    "offers.is_not_archived": Sentence(_("This offer is not archived."), _("There is nothing to bring back.")),
    "api.bad_parameter": Sentence(
        _("This parameter cannot be read: %(name)s."), _("openapi.json says what each parameter may hold.")
    ),
    "actors.still_needed": Sentence(
        _("“%(name)s” still has offers in use (%(count)s)."), _("Archive these offers first, or give them to another.")
    ),
}
