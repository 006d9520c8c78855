"""How the same thing is written elsewhere: slips, abbreviations, other order, moved, with another telephone number."""

import random
import re
from collections.abc import Callable
from dataclasses import replace

from bildungsbuero.core.matching import Subject

Slip = Callable[[Subject, random.Random], Subject]

LONG_AND_SHORT = (
    ("Kindertagesstätte", "Kita"),
    ("Kindertagesstätte", "Kindergarten"),
    ("Volkshochschule", "VHS"),
    ("Katholische ", "Kath. "),
    ("Evangelische ", "Ev. "),
    ("St. ", "Sankt "),
    ("Gymnasium", "Gym."),
    ("Grundschule", "GS"),
    ("Bücherei", "Bibliothek"),
    ("Stadtbibliothek", "Stadtbücherei"),
    ("Realschule plus", "RS+"),
    ("Kreisverband", "KV"),
    ("Jugendzentrum", "JUZ"),
    ("Beratungsstelle", "Beratungsst."),
    (" und ", " & "),
    (" für ", " f. "),
    ("Anfänger", "Einsteiger"),
    ("Fortgeschrittene", "Fortgeschr."),
    ("Prüfungsvorbereitung", "Prüfungsvorber."),
)
UMLAUTS = {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"}
BARE = {"ä": "a", "ö": "o", "ü": "u", "ß": "s", "Ä": "A", "Ö": "O", "Ü": "U"}
NEIGHBOURS = dict(zip("qwertzuiopasdfghjklyxcvbnm", "wertzuiopaasdfghjkklxcvbnm", strict=False))


def slip_of_the_finger(text: str, chance: random.Random) -> str:
    """Return the text with one letter left out, doubled, changed or swapped; numbers stay."""
    # "II" and "A2" are numbers, whatever letters they are made of.
    words = list(re.finditer(r"[^\W\d_]{4,}", text))
    places = [at for word in words for at in range(word.start() + (word.start() == 0), word.end())]
    if len(places) < 5:
        return text
    at = chance.choice(places)
    how = chance.randrange(4)
    if how == 0:
        return text[:at] + text[at + 1 :]
    if how == 1:
        return text[:at] + text[at] + text[at:]
    if how == 2:
        return text[:at] + NEIGHBOURS.get(text[at].lower(), "e") + text[at + 1 :]
    return text[: at - 1] + text[at] + text[at - 1] + text[at + 1 :] if text[at - 1].isalpha() else text


def shortened(text: str, chance: random.Random) -> str:
    """Return the text with a usual abbreviation, or written out."""
    fitting = [(a, b) for pair in LONG_AND_SHORT for a, b in (pair, pair[::-1]) if a in text]
    if not fitting:
        return text
    long, short = chance.choice(fitting)
    return text.replace(long, short, 1)


def other_umlauts(text: str, chance: random.Random) -> str:
    """Return the text as programs without umlauts write it."""
    table = UMLAUTS if chance.random() < 0.8 else BARE
    return "".join(table.get(sign, sign) for sign in text)


def other_form(text: str, chance: random.Random) -> str:
    """Return the text with or without its legal form, in another order, with other hyphens."""
    if text.endswith((" e.V.", " gGmbH", " GmbH")):
        return (
            text.rpartition(" ")[0]
            if chance.random() < 0.6
            else text.replace(" e.V.", " eV").replace(" gGmbH", " gemeinnützige GmbH")
        )
    turned = re.match(r"^(.+?)-(Grundschule|Gymnasium|Schule)(.*)$", text)
    if turned and chance.random() < 0.5:
        return f"{turned[2]} {turned[1].replace('-', ' ')}{turned[3]}"
    if "-" in text and chance.random() < 0.5:
        return text.replace("-", " ")
    return text.upper() if chance.random() < 0.25 else text


def _on_name(change: Callable[[str, random.Random], str]) -> Slip:
    return lambda one, chance: replace(one, name=change(one.name, chance))


def _on_provider(change: Callable[[str, random.Random], str]) -> Slip:
    return lambda one, chance: replace(one, provider=change(one.provider, chance))


def town_in_name(one: Subject, chance: random.Random) -> Subject:  # noqa: ARG001 - same shape
    """Put the town into the name, or take it out."""
    if one.town in one.name:
        bare = " ".join(one.name.replace(f"in {one.town}", "").replace(one.town, "").split()).rstrip(" ,-")
        return replace(one, name=bare if len(bare) > 8 and " " in bare else one.name)
    return replace(one, name=f"{one.name} {one.town}")


def street_elsewhere(one: Subject, chance: random.Random) -> Subject:
    """Write the street in another way."""
    ways = [
        lambda text: text.replace("straße", "str.").replace("Straße", "Str."),
        lambda text: text.replace("straße", "strasse").replace("Straße", "Strasse"),
        lambda text: re.sub(r" (\d+)", r" \1 a", text) if chance.random() < 0.3 else text.replace("-", " "),
        lambda text: slip_of_the_finger(text, chance),
        lambda text: re.sub(r" \d+.*$", "", text),
    ]
    return replace(one, street=chance.choice(ways)(one.street))


def phone_elsewhere(one: Subject, chance: random.Random) -> Subject:
    """Write the telephone number in another way."""
    if not one.phone.startswith("0"):
        return one
    area, _slash, number = one.phone.partition("/")
    area = area.strip()
    number = number.strip()
    ways = (
        f"+49 {area[1:]} {number}",
        f"+49 ({area[0]}) {area[1:]}-{number}",
        f"({area}) {number}",
        f"{area}{number}",
        f"0049{area[1:]}{number}",
    )
    return replace(one, phone=chance.choice(ways))


def new_phone(one: Subject, chance: random.Random) -> Subject:
    """Give another number, as after a change of the line."""
    return replace(one, phone=f"{one.phone.partition('/')[0].strip() or '06500'} / {chance.randrange(10_000, 999_999)}")


def moved(one: Subject, chance: random.Random) -> Subject:
    """Move it within its town."""
    from benchmarks.duplicates.pools import STREETS

    return replace(one, street=f"{chance.choice(STREETS)} {chance.randrange(1, 90)}", latitude=None, longitude=None)


def web_elsewhere(one: Subject, chance: random.Random) -> Subject:
    """Write the web page in another way, or name another page of it."""
    bare = one.website.replace("https://", "").replace("www.", "").rstrip("/")
    if not bare:
        return one
    return replace(
        one, website=chance.choice((f"http://{bare}", f"www.{bare}", f"https://{bare}/index.html", f"{bare}/kontakt"))
    )


def other_mailbox(one: Subject, chance: random.Random) -> Subject:
    """Name another mailbox of the same domain, or one at a free provider."""
    _name, _at, domain = one.email.partition("@")
    if not domain:
        return one
    return replace(
        one, email=chance.choice((f"kontakt@{domain}", f"buero@{domain}", f"{domain.partition('.')[0][:12]}@gmx.de"))
    )


def forgotten(one: Subject, chance: random.Random) -> Subject:
    """Leave something out."""
    field = chance.choice(("phone", "email", "website", "street", "postcode"))
    return replace(one, **{field: ""})


def with_more_words(one: Subject, chance: random.Random) -> Subject:
    """Add what registers add: the operator, what it is good for."""
    if one.provider:
        return replace(one, name=chance.choice((f"Kurs: {one.name}", f"{one.name} - Kurs", f"{one.name} (Angebot)")))
    return replace(
        one, name=chance.choice((f"{one.name} (gemeinnützig)", f"Stadt {one.town}: {one.name}", f"{one.name}, Verein"))
    )


# What happens how often to the copy of an actor, and of an offer.
TO_ACTORS: tuple[tuple[float, Slip], ...] = (
    (0.30, _on_name(slip_of_the_finger)),
    (0.30, _on_name(shortened)),
    (0.15, _on_name(other_umlauts)),
    (0.25, _on_name(other_form)),
    (0.15, town_in_name),
    (0.06, with_more_words),
    (0.45, street_elsewhere),
    (0.50, phone_elsewhere),
    (0.10, new_phone),
    (0.08, moved),
    (0.40, web_elsewhere),
    (0.20, other_mailbox),
    (0.30, forgotten),
    (0.20, forgotten),
)
TO_OFFERS: tuple[tuple[float, Slip], ...] = (
    (0.25, _on_name(slip_of_the_finger)),
    (0.30, _on_name(shortened)),
    (0.15, _on_name(other_umlauts)),
    (0.15, _on_name(other_form)),
    (0.08, with_more_words),
    (0.35, _on_provider(shortened)),
    (0.15, _on_provider(slip_of_the_finger)),
    (0.20, _on_provider(other_form)),
    (0.40, street_elsewhere),
    (0.40, phone_elsewhere),
    (0.25, forgotten),
    (0.15, forgotten),
)


def elsewhere(one: Subject, chance: random.Random) -> Subject:
    """Return the same thing as another register writes it."""
    found = one
    for share, slip in TO_OFFERS if one.provider else TO_ACTORS:
        if chance.random() < share:
            found = slip(found, chance)
    return found
