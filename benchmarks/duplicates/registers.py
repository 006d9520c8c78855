"""Generated German registers with known truth: actors and offers, near twins that are two, and copies that are one.

The same seed gives the same register. `docs/explanation/dubletten.md` says how it is made.
"""

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from benchmarks.duplicates import pools
from benchmarks.duplicates.pools import Half
from benchmarks.duplicates.slips import elsewhere
from bildungsbuero.core.matching import Kind, Subject

# So many things stand in more than one register, and so many times.
SHARE_TWICE = 0.4
COPIES = (1, 1, 1, 2, 2, 3)
FIRST_DAY = date(2026, 9, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """Entries with the thing that each of them means."""

    name: str
    entries: tuple[Subject, ...]
    thing_of: dict[str, str]

    def true_pairs(self) -> set[tuple[str, str]]:
        """Return the pairs that mean one thing."""
        by_thing: dict[str, list[str]] = {}
        for key, thing in self.thing_of.items():
            by_thing.setdefault(thing, []).append(key)
        return {(a, b) for keys in by_thing.values() for a in sorted(keys) for b in sorted(keys) if a < b}


def register(name: str, size: int, *, kind: Kind, half: Half, seed: int) -> Register:
    """Return a register of about `size` entries of a kind."""
    chance = random.Random(seed)
    maker = _Maker(half, chance)
    make: Callable[[], Iterator[Subject]] = maker.actors if kind == Kind.ORGANISATION else maker.offers
    entries: list[Subject] = []
    thing_of: dict[str, str] = {}
    thing = 0
    while len(entries) < size:
        for one in make():
            copies = chance.choice(COPIES) if chance.random() < SHARE_TWICE else 0
            for version in (one, *(elsewhere(one, chance) for _copy in range(copies))):
                key = f"{kind.value[0]}{len(entries):06d}"
                entries.append(replace(version, key=key))
                thing_of[key] = str(thing)
            thing += 1
    order = list(entries)
    chance.shuffle(order)
    return Register(name=name, entries=tuple(order), thing_of=thing_of)


class _Maker:
    """Makes things; most come with near twins that are something else."""

    def __init__(self, half: Half, chance: random.Random) -> None:
        self.chance = chance
        self.words = {
            name: half.of(getattr(pools, name))
            for name in ("TOWNS", "DISTRICTS", "STREETS", "PATRONS", "SAINTS", "FANTASY", "CLUBS", "SERVICES")
        }
        self.words |= {name: half.of(getattr(pools, name)) for name in ("SURNAMES", "SUBJECTS", "ANGLES")}
        self.providers: list[Subject] = []
        self.made: set[tuple[str, str]] = set()

    def pick(self, name: str) -> str:
        """Return a word of this half."""
        return self.chance.choice(self.words[name])

    def actors(self) -> Iterator[Subject]:
        """Yield a handful of actors: one with what stands near it."""
        ways = (self._schools, self._kitas, self._libraries, self._clubs, self._services, self._firms, self._colleges)
        for one in self.chance.choices(ways, weights=(5, 5, 2, 5, 3, 3, 1))[0]():
            # Two things of one name in one town do not exist, or nobody could tell them apart.
            sign = _sign(one.name), one.town
            if sign not in self.made:
                self.made.add(sign)
                yield one

    def offers(self) -> Iterator[Subject]:
        """Yield some offers of one provider, among them new runs, other levels and other parts."""
        if len(self.providers) < 60 or self.chance.random() < 0.1:
            self.providers.extend(self.actors())
        provider = self.chance.choice(self.providers)
        for title in self._titles():
            one = self._offer(provider, title)
            sign = _sign(one.name), f"{provider.name} {provider.town}"
            if sign in self.made:
                continue
            self.made.add(sign)
            yield one
            if one.days and self.chance.random() < 0.15:
                # The next run of the same course stands in the lists as an entry of its own.
                yield replace(one, days=(self._day(180),))
            if self.chance.random() < 0.08:
                yield replace(self._offer(provider, title), street=self._street(), postcode=one.postcode)

    def _at(self, name: str, *, town: str, near: Subject | None = None) -> Subject:
        """Return an actor with address and ways to reach it, or at the address of another one."""
        if near is not None:
            return replace(near, name=name)
        number = self.words["TOWNS"].index(town)
        letters = "".join(sign for sign in f"{name}{town}".lower() if sign.isascii() and sign.isalnum())
        domain = f"{letters[:14]}{letters[-8:]}"
        area = f"0{6500 + number * 7}"
        return Subject(
            key="",
            name=name,
            town=town,
            street=self._street(),
            postcode=f"{54000 + number * 31 + self.chance.randrange(3)}",
            phone=f"{area} / {self.chance.randrange(1000, 999999)}",
            email=f"info@{domain}.example" if self.chance.random() < 0.7 else "",
            website=f"https://www.{domain}.example" if self.chance.random() < 0.7 else "",
        )

    def _street(self) -> str:
        return f"{self.pick('STREETS')} {self.chance.randrange(1, 120)}"

    def _day(self, later: int = 0) -> str:
        return (FIRST_DAY + timedelta(days=later + self.chance.randrange(0, 120))).isoformat()

    def _schools(self) -> Iterator[Subject]:
        town, patron = self.pick("TOWNS"), self.pick("PATRONS")
        way = self.chance.randrange(4)
        if way == 0:
            # Numbered schools of a town.
            for number in range(1, self.chance.randrange(2, 6)):
                yield self._at(
                    f"{number}. Grundschule {town}" if patron[0] < "K" else f"Grundschule {number} {town}", town=town
                )
            return
        sort = self.chance.choice(("Grundschule", "Gymnasium", "Realschule plus", "Gesamtschule", "Förderschule"))
        first = self._at(f"{patron}-{sort}" if way == 1 else f"{sort} {patron.replace('-', ' ')}", town=town)
        yield first
        if way == 2:
            # Two schools in one house, with one secretary.
            other = "Gymnasium" if sort != "Gymnasium" else "Realschule plus"
            yield self._at(f"{other} {patron.replace('-', ' ')}", town=town, near=first)
        if way == 3:
            club = self._at(f"Förderverein der {first.name} e.V.", town=town, near=first)
            yield replace(club, phone="", email="")

    def _kitas(self) -> Iterator[Subject]:
        town = self.pick("TOWNS")
        way = self.chance.randrange(4)
        if way == 0:
            saint = self.pick("SAINTS")
            yield self._at(f"Katholische Kindertagesstätte St. {saint}", town=town)
            yield self._at(f"Evangelische Kindertagesstätte St. {saint}", town=town)
        elif way == 1:
            name = self.pick("FANTASY")
            yield self._at(f"Kindertagesstätte {name} I", town=town)
            yield self._at(f"Kindertagesstätte {name} II", town=town)
        else:
            yield self._at(f"Kindertagesstätte {self.pick('FANTASY')}", town=town)
            yield self._at(f"Städtische Kindertagesstätte {self.pick('DISTRICTS')}", town=town)

    def _libraries(self) -> Iterator[Subject]:
        town = self.pick("TOWNS")
        main = self._at(f"Stadtbibliothek {town}", town=town)
        yield main
        for district in self.chance.sample(self.words["DISTRICTS"], k=2):
            yield replace(main, name=f"Stadtbibliothek {town}, Zweigstelle {district}", street=self._street())
        yield self._at(f"Bücherei St. {self.pick('SAINTS')}", town=town)

    def _clubs(self) -> Iterator[Subject]:
        town, club = self.pick("TOWNS"), self.pick("CLUBS")
        yield self._at(f"{club} {town} e.V.", town=town)
        other = self.pick("TOWNS")
        yield self._at(f"{club} {other} e.V.", town=other)
        if self.chance.random() < 0.3:
            yield self._at(f"{self.pick('CLUBS')} {self.pick('DISTRICTS')}", town=town)

    def _services(self) -> Iterator[Subject]:
        """Yield the services of one carrier: one house, one telephone, one web page, several things."""
        town, carrier = self.pick("TOWNS"), self.chance.choice(pools.CARRIERS)
        house = self._at(f"{carrier} {town} e.V.", town=town)
        yield house
        for service in self.chance.sample(self.words["SERVICES"], k=2):
            yield replace(
                house,
                name=f"{carrier} {town} e.V. – {service}",
                email=f"{service[:6].lower()}@{carrier[:6].lower()}.example",
            )

    def _firms(self) -> Iterator[Subject]:
        """Yield the branches of a firm in several towns, with one web page."""
        firm = f"{self.chance.choice(pools.FIRMS)} {self.pick('SURNAMES')} GmbH"
        first = self._at(firm, town=self.pick("TOWNS"))
        yield first
        for town in self.chance.sample(self.words["TOWNS"], k=2):
            if town != first.town:
                yield replace(self._at(firm, town=town), website=first.website, email=first.email)

    def _colleges(self) -> Iterator[Subject]:
        town = self.pick("TOWNS")
        yield self._at(f"Volkshochschule {town}", town=town)
        yield self._at(f"Jugendzentrum {self.pick('DISTRICTS')}", town=town)
        yield self._at(f"Musikschule der Stadt {town}", town=town)

    def _titles(self) -> list[str]:
        if self.chance.random() < 0.35:
            language = self.chance.choice(pools.LANGUAGES)
            return [f"{language}kurs {level}" for level in self.chance.sample(pools.LEVELS, k=3)]
        subject = self.pick("SUBJECTS")
        angles = self.chance.sample(self.words["ANGLES"], k=2)
        return (
            [subject, *(f"{subject} {angle}" for angle in angles)]
            if self.chance.random() < 0.5
            else [f"{subject} {angles[0]}"]
        )

    def _offer(self, provider: Subject, title: str) -> Subject:
        return replace(
            provider,
            kind=Kind.OFFER,
            name=title,
            provider=provider.name,
            website=f"{provider.website}/kurse" if provider.website and self.chance.random() < 0.3 else "",
            email="",
            days=(self._day(),) if self.chance.random() < 0.8 else (),
        )


def _sign(name: str) -> str:
    """Return the words of a name in their order, so that "3. Grundschule" and "Grundschule 3" are made once."""
    return " ".join(sorted(re.findall(r"\w+", name.casefold())))
