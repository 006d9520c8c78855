"""What checks are called and what they say, in words for people who are no statisticians."""

from collections.abc import Callable
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from bildungsbuero.web.wording import number

Words = str | Promise

TITLES: dict[str, Words] = {
    "rows": gettext_lazy("Rows"),
    "end": gettext_lazy("End of the file"),
    "size": gettext_lazy("Size"),
    "parts": gettext_lazy("Empty or missing periods"),
    "doubles": gettext_lazy("Values given twice"),
    "signs": gettext_lazy("Signs"),
    "keys": gettext_lazy("Area keys"),
    "areas": gettext_lazy("Known areas"),
    "territory": gettext_lazy("Areas at their time"),
    "same-areas": gettext_lazy("Same areas as before"),
    "declaration": gettext_lazy("Declaration"),
    "dash": gettext_lazy("Meaning of “-”"),
    "units": gettext_lazy("Units"),
    "range": gettext_lazy("Possible numbers"),
    "rates": gettext_lazy("Rates"),
    "area-sums": gettext_lazy("Sums of areas"),
    "jump": gettext_lazy("Jumps"),
}
SENTENCES: dict[str, Words] = {
    "rows.all": gettext_lazy("Every row was taken."),
    "end.whole": gettext_lazy("The file does not look cut off."),
    "end.cut_off": gettext_lazy(
        "The notes at the end of the table are missing; the file may be cut off. Download it once more."
    ),
    "size.first": gettext_lazy("This is the first delivery; there is nothing to compare it with."),
    "size.fits": gettext_lazy("There are about as many areas and values as in the deliveries before."),
    "size.fewer_areas": gettext_lazy(
        "This file has %(count)s areas, the last delivery had %(before)s. Was everything downloaded?"
    ),
    "size.fewer_values": gettext_lazy(
        "A period has %(count)s values on average, before it had %(before)s. Was everything downloaded?"
    ),
    "parts.filled": gettext_lazy("No period between others is empty or missing."),
    "doubles.none": gettext_lazy("No value stands in two rows."),
    "signs.known": gettext_lazy("Every sign in place of a number is known."),
    "keys.complete": gettext_lazy("All area keys are complete."),
    "areas.known": gettext_lazy("All areas are known."),
    "territory.stands": gettext_lazy("Every area with numbers existed in its period."),
    "territory.gone": gettext_lazy(
        "There are numbers for areas that did not exist in the period: %(sample)s (%(count)s in all)."
    ),
    "same-areas.fit": gettext_lazy("No area of the last delivery is missing."),
    "declaration.known": gettext_lazy("The table is known: periods and signs are declared."),
    "declaration.missing": gettext_lazy(
        "Nobody has declared this table yet: say what its periods and “-” mean before it is published."
    ),
    "dash.none": gettext_lazy("The table holds no “-”."),
    "dash.zero": gettext_lazy("“-” means “exactly zero” in this table."),
    "dash.not_published": gettext_lazy("“-” means “not published for this area” in this table."),
    "dash.undecided": gettext_lazy(
        "“-” stands only for areas that no longer exist, or below a total. Say what it means."
    ),
    "dash.doubtful": gettext_lazy(
        "The total of %(count)s existing areas is “-” (for example %(sample)s). Does “-” mean zero, or “not "
        "published here”? Until somebody says so, it is shown as missing."
    ),
    "units.fit": gettext_lazy("Every measure has the unit that it had before."),
    "units.changed": gettext_lazy(
        "A measure now comes in another unit (%(measures)s). Its old and new figures would not fit together. Bring the "
        "file in as a data set of its own, or correct the unit."
    ),
    "units.fractions": gettext_lazy(
        "All numbers of %(measures)s lie between 0 and 1 although they are percentages. Perhaps 0.123 stands for "
        "12.3 %%."
    ),
    "range.fit": gettext_lazy("No number lies outside what its unit allows."),
    "range.impossible": gettext_lazy(
        "There are percentages above 1,000 %% (%(impossible)s). Perhaps a decimal comma was lost."
    ),
    "range.over": gettext_lazy(
        "There are percentages above 100 %% (%(over)s). That can be right, for example where children from other "
        "places attend a day nursery here; then say so."
    ),
    "range.negative": gettext_lazy("There are negative numbers where none are to be expected (%(negative)s)."),
    "rates.fit": gettext_lazy("Every rate is what its numerator and denominator give (%(of)s compared)."),
    "rates.off": gettext_lazy("%(off)s of %(of)s rates are not what their numerator and denominator give."),
    "rates.mixed_up": gettext_lazy(
        "Most rates of %(measures)s are not what their numerator and denominator give. Perhaps columns were mixed up."
    ),
    "sums.fit": gettext_lazy("The values by “%(dimension)s” add up to their total everywhere (%(of)s sums)."),
    "sums.list": gettext_lazy(
        "The values by “%(dimension)s” are listed (“of which”), they do not make up the total. That is no fault."
    ),
    "sums.nearly": gettext_lazy(
        "%(off)s of %(of)s sums by “%(dimension)s” are off by a few cases. Perhaps the source rounds or changes small "
        "numbers; then do not add up its figures yourself."
    ),
    "sums.too_little": gettext_lazy(
        "%(off)s of %(of)s sums by “%(dimension)s” do not add up; parts seem to be missing."
    ),
    "sums.too_much": gettext_lazy(
        "The parts by “%(dimension)s” are more than their total in places (%(off)s of %(of)s sums are off). At least "
        "one number is wrong: correct the file and bring it in once more."
    ),
    "sums.unclear": gettext_lazy(
        "%(off)s of %(of)s sums by “%(dimension)s” do not add up to their total. Are these parts of a whole, or listed "
        "numbers (“of which”)?"
    ),
    "area-sums.none": gettext_lazy("There are no areas whose parts were all delivered; nothing to add up."),
    "area-sums.fit": gettext_lazy("The areas add up to the area around them (%(of)s sums)."),
    "area-sums.off": gettext_lazy(
        "%(off)s of %(of)s sums of areas differ from the area around them. Sources often leave out people who cannot "
        "be placed."
    ),
    "jump.none": gettext_lazy("No number changed far more than is usual in its measure (%(of)s compared)."),
}
COUNTED: dict[str, Callable[[int], str]] = {
    "rows.refused": lambda count: ngettext("%(count)s row was refused.", "%(count)s rows were refused.", count),
    "parts.empty": lambda count: ngettext(
        "A measure has not one number in a period.",
        "In %(count)s cases a measure has not one number in a period.",
        count,
    ),
    "parts.lost_period": lambda count: ngettext(
        "A period that was there before is missing between others: %(sample)s.",
        "%(count)s periods that were there before are missing between others, for example %(sample)s.",
        count,
    ),
    "doubles.same": lambda count: ngettext(
        "A value stands in two rows; both say the same.",
        "%(count)s values stand in two rows; both say the same.",
        count,
    ),
    "doubles.against": lambda count: ngettext(
        "A value stands in two rows that contradict each other. Correct the file and bring it in once more.",
        "%(count)s values stand in two rows; some contradict each other. Correct the file and bring it in once more.",
        count,
    ),
    "signs.unknown": lambda count: ngettext(
        "There is a sign that this data set does not explain: %(signs)s.",
        "There are signs that this data set does not explain, %(count)s times: %(signs)s.",
        count,
    ),
    "keys.mended": lambda count: ngettext(
        "%(count)s area key had lost its leading zero and got it back.",
        "%(count)s area keys had lost their leading zero and got it back.",
        count,
    ),
    "areas.unknown": lambda count: ngettext(
        "%(count)s area is not in the register of units: %(sample)s.",
        "%(count)s areas are not in the register of units, for example %(sample)s.",
        count,
    ),
    "same-areas.lost": lambda count: ngettext(
        "%(count)s area of the last delivery is missing: %(sample)s.",
        "%(count)s areas of the last delivery are missing, for example %(sample)s.",
        count,
    ),
    "jump.some": lambda count: ngettext(
        "%(count)s number changed far more than is usual in its measure. Is it true?",
        "%(count)s numbers changed far more than is usual in their measure. Are they true?",
        count,
    ),
}


def title(name: str, facts: dict[str, Any]) -> str:
    """Return what a check is called."""
    if name.startswith("sums-"):
        return _("Sums by “%(dimension)s”") % facts
    return str(TITLES.get(name, name))


def message(code: str, facts: dict[str, Any]) -> str:
    """Return what a check says."""
    shown = {key: _shown(value) for key, value in facts.items()}
    if code in COUNTED:
        return COUNTED[code](int(facts["count"])) % shown
    return str(SENTENCES[code]) % shown


def _shown(value: Any) -> Any:
    if isinstance(value, list):
        return ", ".join(str(item) for item in value)
    return number(value) if isinstance(value, int) and not isinstance(value, bool) else value
