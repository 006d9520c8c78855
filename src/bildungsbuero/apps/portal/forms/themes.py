"""What an office says of a theme portal: texts, which offers belong to it, where, and its parts in their order."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bildungsbuero.apps.catalogue.forms.fields import KeysField
from bildungsbuero.apps.portal.forms.texts import add_text_fields, as_kept, texts_from
from bildungsbuero.apps.portal.models import ThemePortal
from bildungsbuero.apps.portal.themes.blocks import DEFAULT_LIMIT, MOST_OFFERS, BlockKind, read_query
from bildungsbuero.apps.portal.themes.texts import made_from_after
from bildungsbuero.apps.territory.models import Unit
from bildungsbuero.core.languages import EASY

# Addresses below which other pages stand.
TAKEN = frozenset({"a-bis-z", "neu"})
TEXTS = (("title", _("Title"), True), ("intro", _("Introduction"), True))
BLOCK_TEXTS = (("title", _("Heading"), False), ("text", _("Text"), False), ("lines", _("Lines"), False))
FACETS = (
    ("topic", _("Topics")),
    ("kind", _("Kinds")),
    ("life_phase", _("Phases of life")),
    ("target_group", _("Target groups")),
)
MOST_BLOCKS = 25


class ThemePortalForm(forms.ModelForm[ThemePortal]):
    """Everything but the parts."""

    easy = forms.CharField(
        label=_("Introduction in Leichte Sprache"),
        help_text=_("Is shown as a draft until it is released under “Translations” below."),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    area_keys = forms.CharField(
        label=_("Territory"),
        help_text=_("One area a line, by its key, for example 07211. Empty: the area of the office."),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )

    class Meta:
        model = ThemePortal
        fields = ("key", "takes_released")

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        portal = self.instance
        add_text_fields(self, TEXTS, portal.texts)
        self.fields["easy"].initial = portal.texts.get(EASY, {}).get("intro", "")
        for name, label in FACETS:
            self.fields[name] = KeysField(name, label=label, initial=portal.facets.get(name, ()))
        names = dict(Unit.objects.filter(key__in=portal.territory).values_list("key", "name"))
        self.fields["area_keys"].initial = "\n".join(f"{key} {names.get(key, '')}".strip() for key in portal.territory)
        texts = [f"{name}_{language}" for name, _label, _required in TEXTS for language in ("de", "en")]
        self.order_fields([*texts, "easy", "key", *(name for name, _label in FACETS), "area_keys", "takes_released"])

    def clean_key(self) -> str:
        key = str(self.cleaned_data["key"]).lower()
        others = ThemePortal.objects.of(self.instance.office).filter(key=key).exclude(pk=self.instance.pk)
        if key in TAKEN or others.exists():
            raise forms.ValidationError(_("This address is taken. Choose another one."))
        return key

    def clean_area_keys(self) -> tuple[str, ...]:
        wanted = [line.split()[0] for line in self.cleaned_data["area_keys"].splitlines() if line.strip()]
        known = set(Unit.objects.filter(key__in=wanted).values_list("key", flat=True))
        if unknown := [key for key in wanted if key not in known]:
            raise forms.ValidationError(_("There is no area with the key %(key)s.") % {"key": unknown[0][:20]})
        return tuple(dict.fromkeys(wanted))

    def fill(self, portal: ThemePortal) -> None:
        """Write what was said into the portal; filters that the form does not ask stay as they are."""
        values, before, easy_before = self.cleaned_data, portal.texts, portal.texts.get(EASY, {})
        portal.texts = texts_from([name for name, _label, _required in TEXTS], values, portal.texts)
        easy = {"title": portal.texts.get(EASY, {}).get("title", ""), "intro": as_kept(values["easy"])}
        portal.texts[EASY] = {name: text for name, text in easy.items() if text}
        portal.made_from = made_from_after(before, portal.texts, portal.made_from)
        if portal.texts[EASY] != easy_before:
            portal.released_languages = tuple(code for code in portal.released_languages if code != EASY)
        asked = {name: list(values[name]) for name, _label in FACETS}
        portal.facets = {name: keys for name, keys in {**portal.facets, **asked}.items() if keys}
        portal.territory = values["area_keys"]


class BlockForm(forms.Form):
    """One part of the page."""

    kind = forms.ChoiceField(label=_("What it shows"), choices=[("", "–"), *BlockKind.choices], required=False)
    query = forms.CharField(
        label=_("Narrowed to"),
        help_text=_("The address of a search, copied from the browser."),
        required=False,
        max_length=1000,
    )
    keys = forms.CharField(
        label=_("Keys"),
        help_text=_("For figures and education paths, with commas: D-16, E-08."),
        required=False,
        max_length=500,
    )
    limit = forms.IntegerField(
        label=_("At most so many"), min_value=1, max_value=MOST_OFFERS, required=False, initial=DEFAULT_LIMIT
    )

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._before = dict(self.initial.get("texts", {}))
        self._made_from = dict(self.initial.get("made_from", {}))
        add_text_fields(self, BLOCK_TEXTS, self._before)
        for language in ("de", "en"):
            self.fields[f"lines_{language}"].help_text = _(
                "One line each: words | address, or filters such as topic=stem."
            )
        self.order_fields(["kind", "title_de", "title_en", "text_de", "text_en", "query", "keys", "limit"])

    def clean_query(self) -> str:
        text, facets = read_query(self.cleaned_data["query"])
        pairs = [("q", text)] if text else []
        pairs += [(name, value) for name, values in facets.items() for value in values]
        return "&".join(f"{name}={value}" for name, value in pairs)

    def as_stored(self) -> dict[str, Any]:
        """Return the part as it is stored."""
        values = self.cleaned_data
        keys = [key.strip() for key in values["keys"].split(",") if key.strip()]
        texts = texts_from([name for name, _label, _required in BLOCK_TEXTS], values, self._before)
        return {
            "kind": values["kind"],
            "texts": texts,
            "made_from": made_from_after(self._before, texts, self._made_from),
            "query": values["query"],
            "keys": keys,
            "limit": values["limit"] or DEFAULT_LIMIT,
        }


BlockFormSet = forms.formset_factory(
    BlockForm, extra=1, can_order=True, can_delete=True, max_num=MOST_BLOCKS, validate_max=True
)


def block_initial(blocks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return stored parts as the forms show them."""
    return [{**block, "keys": ", ".join(block.get("keys", ()))} for block in blocks]


def blocks_from(formset: Any) -> list[dict[str, Any]]:
    """Return the parts in the order that was said; those that show nothing or were taken off are left out."""
    return [form.as_stored() for form in formset.ordered_forms if form.cleaned_data.get("kind")]
