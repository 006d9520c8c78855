"""The translations of the demo: texts of its examples by language, and words that many of them share."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.catalogue.indexing import OFFER
from bildungsbuero.apps.catalogue.models import Offer, Translation
from bildungsbuero.apps.catalogue.records import record_of
from bildungsbuero.apps.catalogue.translating.showing import rows_of
from bildungsbuero.apps.catalogue.translating.texts import originals_of
from bildungsbuero.apps.catalogue.translating.writing import from_file
from bildungsbuero.apps.operations import changes
from bildungsbuero.apps.operations.first_versions import create_all


@transaction.atomic
def store_texts(office: Office, list_name: str, document: Mapping[str, Any]) -> int:
    """Store the texts that no offer of the list has yet, and return how many they are; safe to run again."""
    offers = Offer.objects.of(office).filter(list_name=list_name, external_id__in=list(document["offers"]))
    found = list(offers.with_provider_and_place())
    stored = rows_of(found)
    rows = [
        row
        for offer in found
        for row in _rows(offer, document["offers"][offer.external_id], document["words"])
        if (row.language, row.field) not in {(one.language, one.field) for one in stored[offer.pk]}
    ]
    create_all(rows)
    ids = {offer.pk: offer.public_id for offer in found}
    changes.record_many(OFFER, list(dict.fromkeys(ids[row.offer_id] for row in rows)), office=office)
    return len(rows)


def _rows(
    offer: Offer, texts: Mapping[str, Mapping[str, str]], words: Mapping[str, Mapping[str, str]]
) -> list[Translation]:
    originals = originals_of(record_of(offer))
    return [
        from_file(offer, language=language, field=name, text=text, original=original)
        for language, said in texts.items()
        for name, original in originals.items()
        if (text := said.get(name) or words.get(original, {}).get(language, ""))
    ]
