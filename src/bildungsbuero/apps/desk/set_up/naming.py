"""Proposals out of what somebody typed: the short name of an office, the areas that were meant."""

import re

from bildungsbuero.apps.accounts.models import RESERVED_KEYS, Office
from bildungsbuero.apps.territory.models import Unit
from bildungsbuero.core import territory

# What does not tell one office from another.
GENERAL = frozenset(
    {
        *("stadt", "landkreis", "kreis", "kreisfreie", "landeshauptstadt", "hansestadt", "universitaetsstadt"),
        *("region", "bildungsbuero", "bildungsregion", "buero"),
        *("der", "des", "die", "und", "in", "am", "an", "im", "fuer"),
    }
)
LONGEST = 40
MOST_NAMES = 12


def names_in(text: str) -> list[str]:
    """Return the municipalities of a text such as "Kaufbeuren, Ostallgäu" or "Stadt A und Landkreis B"."""
    parts = re.split(r"[,;/\n]+|\s+(?:und|and|&|\+)\s+", text)
    return [part.strip() for part in parts if part.strip()][:MOST_NAMES]


def proposed_key(text: str) -> str:
    """Return a short name that is free: "Stadt Trier" → "trier"; empty where nothing remains of the text."""
    words = [word for word in re.findall(r"[a-z0-9]+", territory.folded(text)) if word not in GENERAL]
    base = "-".join(words)[:LONGEST].strip("-")
    if not re.match(r"[a-z][a-z0-9-]", base):
        return ""
    taken = RESERVED_KEYS | set(Office.objects.filter(key__startswith=base).values_list("key", flat=True))
    numbered = (f"{base[: LONGEST - 3]}-{number}" for number in range(2, 100))
    return next((key for key in (base, *numbered) if key not in taken), "")


def proposed_areas(text: str) -> list[Unit]:
    """Return the closest area for each municipality that a text names, the districts before all."""
    found = [unit for name in names_in(text) if (unit := _closest(name)) is not None]
    return list({unit.key: unit for unit in found}.values())


def _closest(name: str) -> Unit | None:
    hits = list(Unit.objects.find(name).filter(valid_to=None).with_place()[:10])
    best = [unit for unit in hits if getattr(unit, "distance", 0) == getattr(hits[0], "distance", 0)]
    districts = [unit for unit in best if unit.level == Unit.Level.DISTRICT]
    return next(iter(districts or best), None)
