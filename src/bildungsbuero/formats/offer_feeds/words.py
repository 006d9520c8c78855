"""Words of other formats, said with the keys of our vocabularies. What has no clear counterpart stays unsaid."""

import re

WEEKDAYS = {
    "montag": "mo",
    "dienstag": "tu",
    "mittwoch": "we",
    "donnerstag": "th",
    "freitag": "fr",
    "samstag": "sa",
    "sonnabend": "sa",
    "sonntag": "su",
}
# Two letters as in RFC 5545 are our keys in capitals.
WEEKDAY_ORDER = ("mo", "tu", "we", "th", "fr", "sa", "su")

# Areas of the programme of the German adult education centres (dvv), by the figure before the point.
TOPICS_OF_DVV = {
    "1": "democracy_society",
    "2": "arts_culture",
    "3": "health_movement",
    "4": "foreign_languages",
    "5": "continuing_vocational",
    "6": "school_qualifications",
    "7": "basic_education",
}
LANGUAGES_TAUGHT = {
    "deutsch": "de",
    "englisch": "en",
    "französisch": "fr",
    "luxemburgisch": "lb",
    "ukrainisch": "uk",
    "russisch": "ru",
    "arabisch": "ar",
    "farsi": "fa",
    "persisch": "fa",
    "dari": "fa",
    "türkisch": "tr",
    "tigrinya": "ti",
    "somali": "so",
    "kurdisch": "ku",
    "polnisch": "pl",
    "rumänisch": "ro",
    "bulgarisch": "bg",
    "italienisch": "it",
    "spanisch": "es",
    "portugiesisch": "pt",
    "vietnamesisch": "vi",
    "chinesisch": "zh",
}
COUNTRIES = {
    "deutschland": "DE",
    "germany": "DE",
    "d": "DE",
    "luxemburg": "LU",
    "luxembourg": "LU",
    "frankreich": "FR",
    "france": "FR",
    "belgien": "BE",
    "belgium": "BE",
    "österreich": "AT",
    "schweiz": "CH",
    "niederlande": "NL",
}
_LEVEL = re.compile(r"\b([ABC][12])(?:\.\d)?\b")


def weekdays(names: list[str]) -> tuple[str, ...]:
    """Return the keys of weekdays that are named in German, in the order of the week."""
    named = {WEEKDAYS.get(name.casefold().strip()) for name in names}
    return tuple(key for key in WEEKDAY_ORDER if key in named)


def country(name: str) -> str:
    """Return the two letters of a country; without a name Germany is meant."""
    name = name.strip()
    if re.fullmatch(r"[A-Za-z]{2}", name):
        return name.upper()
    return COUNTRIES.get(name.casefold(), "DE")


def topic_of_dvv(category: str) -> tuple[str, ...]:
    """Return the topic of a category of the adult education centres such as "4.06"; none for what is not known."""
    topic = TOPICS_OF_DVV.get(category.strip()[:1])
    return (topic,) if topic else ()


def language_taught(*texts: str) -> str:
    """Return the language whose name stands in one of the texts, else nothing."""
    for text in texts:
        for word in re.findall(r"\w+", text.casefold()):
            if word in LANGUAGES_TAUGHT:
                return LANGUAGES_TAUGHT[word]
    return ""


def level(*texts: str) -> str:
    """Return the level of the European framework that is named first, such as "B1" for "B1.2"."""
    for text in texts:
        found = _LEVEL.search(text)
        if found:
            return found[1]
    return ""


def course_kind(topics: tuple[str, ...], taught: str, from_level: str) -> tuple[str, tuple[str, ...]]:
    """Return the kind of a course and its topics: teaching a language at a level makes it a language course."""
    if "foreign_languages" not in topics or not taught:
        return "course", topics
    topics = ("german_language",) if taught == "de" else topics
    return ("language_course" if from_level else "course"), topics
