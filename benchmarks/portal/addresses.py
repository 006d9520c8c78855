"""What visitors ask for: searches as people type them, and pages of offers, drawn by a seed.

`python -m benchmarks.portal.addresses SIZE FILE` fills the office where it is empty and writes both lists.
"""

import json
import os
import random
import sys
from pathlib import Path
from urllib.parse import urlencode

from benchmarks.offers.pages import OFFICE, ready

MANY = 6_000
SEED = 20261122


def searches(count: int) -> list[str]:
    """Return addresses of the search: words as often as they stand in offers, filters, further pages, or nothing."""
    import numpy as np

    from benchmarks.offers.filling import drawn
    from bildungsbuero.apps.catalogue.vocabulary import kinds, vocabularies

    chance = random.Random(SEED)
    words = drawn(count * 2, np.random.default_rng(SEED))
    topics, offered = vocabularies()["topic"].keys(), list(kinds())
    found = []
    for number in range(count):
        first, second = words[2 * number : 2 * number + 2]
        which = chance.random()
        asked = {"q": first}
        if which < 0.3:
            asked["q"] = f"{first} {second}"
        elif which < 0.45:
            asked["topic"] = chance.choice(topics)
        elif which < 0.55:
            asked["kind"] = chance.choice(offered)
        elif which < 0.65:
            asked["page"] = "2"
        elif which < 0.7:
            asked = {}
        found.append(f"/{OFFICE}/angebote/?{urlencode(asked)}")
    return found


def offers(count: int) -> list[str]:
    """Return the public ids of offers that are public."""
    from datetime import date

    from bildungsbuero.apps.accounts.models import Office
    from bildungsbuero.apps.catalogue.models import Offer

    office = Office.objects.get(key=OFFICE)
    public = Offer.objects.of(office).public_on(date.today()).order_by("pk")  # noqa: DTZ011 - the pages ask for today, too
    return list(public.values_list("public_id", flat=True)[:count])


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bildungsbuero.config.settings")
    ready(int(sys.argv[1]))
    ids = offers(MANY)
    lists = {
        "search": searches(MANY),
        "offer": [f"/{OFFICE}/angebote/{one}/" for one in ids],
        "bare": [f"/{one}/" for one in ids],
    }
    Path(sys.argv[2]).write_text(json.dumps(lists), "utf-8")
