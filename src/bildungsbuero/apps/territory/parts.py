"""The parts of the layers that everybody may see, and which of them a text in a table means."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from bildungsbuero.apps.accounts.models import Office
from bildungsbuero.apps.territory.models import Layer, LayerUnit
from bildungsbuero.core.territory import folded


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicLayer:
    """A layer that everybody may see, with its parts and every text by which a table may call one."""

    layer: Layer
    parts: tuple[LayerUnit, ...]
    by_text: dict[str, tuple[LayerUnit, ...]]

    def find(self, text: str, on: date) -> LayerUnit | None:
        """Return the part that a text means on a day: by its name, a former name, its key; the standing one first."""
        meant = self.by_text.get(folded(text), ())
        return next((part for part in meant if part.standing_on(on)), meant[0] if meant else None)

    def texts_of(self, part: LayerUnit) -> frozenset[str]:
        """Return the folded texts that mean a part."""
        return frozenset(text for text, parts in self.by_text.items() if part in parts)

    def share_of(self, texts: Iterable[str]) -> float:
        """Return how many of the texts mean a part, from 0 to 1."""
        wanted = [folded(text) for text in texts]
        return sum(text in self.by_text for text in wanted) / len(wanted) if wanted else 0.0


def public_layers(office: Office) -> list[PublicLayer]:
    """Return the layers of an office that everybody may see, in three queries."""
    layers = list(Layer.objects.of(office).public().select_related("inside"))
    parts = list(LayerUnit.objects.of(office).filter(layer__in=layers).order_by("key")) if layers else []
    former = LayerUnit.history.filter(layer__in=layers).values_list("id", "name").distinct() if layers else []
    names: dict[int, set[str]] = {}
    for number, name in former:
        names.setdefault(number, set()).add(name)
    return [_public(layer, [part for part in parts if part.layer_id == layer.pk], names) for layer in layers]


def _public(layer: Layer, parts: list[LayerUnit], former: dict[int, set[str]]) -> PublicLayer:
    by_text: dict[str, tuple[LayerUnit, ...]] = {}
    town = f"{layer.inside.name} " if layer.inside else ""
    # A name of today counts before a former one, and a name before a key.
    for of_part in (_names, lambda part: former.get(part.pk, set()), _keys):
        for part in parts:
            part.layer = layer
            for text in of_part(part):
                for written in {folded(text), folded(town + text)}:
                    if part not in by_text.get(written, ()):
                        by_text[written] = (*by_text.get(written, ()), part)
    return PublicLayer(layer=layer, parts=tuple(parts), by_text=by_text)


def _names(part: LayerUnit) -> set[str]:
    return {part.name}


def _keys(part: LayerUnit) -> set[str]:
    return {part.key}
