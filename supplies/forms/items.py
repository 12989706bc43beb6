"""Forms of the catalogue: an item with its packs, and which labels to print."""

import re
from typing import Any

from crispy_forms.layout import HTML, Div
from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frontdesk.office.forms.editing import EditForm
from frontdesk.people.editing import values_of
from frontdesk.places.models import Place
from supplies.actions.catalogue import PackSize, packs_in_words, packs_of
from supplies.models import Category, Item, Supplier

REFUSALS = {name: name for name in ("number", "category", "minimum", "maximum", "packs", "unit")}
PACK = re.compile(r"^(?P<name>\S{1,10})(?:\s+(?P<name_en>[A-Za-z][A-Za-z ]{0,19}?))?[\s=×*]+(?P<holds>[1-9][0-9]{0,5})$")
ICONS = (
    *("pencil", "ballpen", "highlight", "eraser", "ruler", "scissors", "paperclip", "pin", "sticker", "note", "notebook", "file", "files"),
    *("folder", "archive", "clipboard", "book", "mail", "rubber-stamp", "printer", "calculator", "mouse", "keyboard", "usb", "headphones"),
    *("battery", "plug", "bulb", "key", "tool", "trash", "spray", "droplet", "hand-sanitizer", "toilet-paper", "cup", "coffee", "teapot"),
    *("milk", "candy", "bottle", "first-aid-kit", "umbrella", "flower", "armchair", "box", "package", "packages"),
)


class PlaceChoice(forms.ModelChoiceField):
    """An open place with its floor."""

    def __init__(self, **kwargs: Any):
        rows = Place.objects.open().select_related("floor").order_by("floor__position", "position", "pk")
        super().__init__(queryset=rows, required=False, empty_label=gettext_lazy("none"), **kwargs)

    def label_from_instance(self, place: Place) -> str:
        return f"{place.floor} · {place}"


def icon_field(**kwargs: Any) -> forms.ChoiceField:
    choices = [("", gettext_lazy("none")), *((name, name) for name in ICONS)]
    return forms.ChoiceField(label=gettext_lazy("Picture"), choices=choices, required=False, **kwargs)


def whole(label: Any, **kwargs: Any) -> forms.IntegerField:
    kwargs = {"required": False, "min_value": 0, "max_value": 1_000_000, **kwargs}
    return forms.IntegerField(label=label, **kwargs)


def words(label: Any, longest: int, **kwargs: Any) -> forms.CharField:
    kwargs = {"required": False, **kwargs}
    return forms.CharField(label=label, max_length=longest, **kwargs)


class ItemForm(EditForm):
    category = forms.ModelChoiceField(label=gettext_lazy("Category"), queryset=Category.objects.none(), empty_label=None)
    name = words(gettext_lazy("Name in Chinese"), 60, required=True, error_messages={"required": gettext_lazy("Give it a name.")})
    name_en = words(gettext_lazy("Name in English"), 60)
    specification = words(gettext_lazy("Specification"), 120, help_text=gettext_lazy("For example: 0.5 mm, black."))
    brand = words(gettext_lazy("Brand"), 60)
    number = words(gettext_lazy("Number"), 20, help_text=gettext_lazy("Empty: the next one."))
    unit = words(gettext_lazy("Unit in Chinese"), 10, required=True, help_text=gettext_lazy("What is counted and handed out one by one."))
    unit_en = words(gettext_lazy("Unit in English"), 20)
    packs = words(
        gettext_lazy("Packs it is bought in"),
        400,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("One a line, with what it holds: 盒 box 12"),
    )
    minimum = whole(gettext_lazy("Minimum"), help_text=gettext_lazy("Below it the storekeepers are told. 0: told when it is empty."))
    maximum = whole(gettext_lazy("Maximum"), help_text=gettext_lazy("What is bought fills up to it."))
    tolerance = whole(gettext_lazy("Tolerance when counted, ±"), required=True, initial=1, max_value=10_000)
    supplier = forms.ModelChoiceField(
        label=gettext_lazy("Usual supplier"), queryset=Supplier.objects.none(), required=False, empty_label=gettext_lazy("none")
    )
    place = PlaceChoice(label=gettext_lazy("Where it lies"))
    is_everyday = forms.BooleanField(label=gettext_lazy("Everyday: signed for at the counter, within quota"), required=False)
    is_high_value = forms.BooleanField(label=gettext_lazy("High value"), required=False)
    is_old_for_new = forms.BooleanField(label=gettext_lazy("Old for new: the old one is handed in"), required=False)
    icon = icon_field(help_text=gettext_lazy("Stands for a photo. None: that of the category."))

    def __init__(self, data: Any = None, *, record: Item | None = None, **kwargs: Any):
        if record:
            packs = packs_in_words(packs_of(record))
            kwargs["initial"] = {"packs": packs, "seen": values_of(record, self.names) | {"packs": packs}, **kwargs.get("initial", {})}
        super().__init__(data, record=record, **kwargs)
        kept = [record.category_id] if record else []
        self.choose("category", Category.objects.open() | Category.objects.filter(pk__in=kept))
        self.choose("supplier", Supplier.objects.open() | Supplier.objects.filter(pk__in=[record.supplier_id] if record else []))

    def choose(self, name: str, rows: Any) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = rows.in_order()

    @property
    def names(self) -> list[str]:
        return [name for name in super().names if name != "packs"]

    def laid_out(self) -> list[Any]:
        """All but the picture, which the page draws."""
        return [
            Div("name", "name_en", "category", "number", "specification", "brand", css_class="fd-pair"),
            heading(_("How it is counted and bought")),
            Div("unit", "unit_en", css_class="fd-pair"),
            "packs",
            Div("minimum", "maximum", "supplier", "place", "tolerance", css_class="fd-pair"),
            heading(_("How it is handed out")),
            *("is_everyday", "is_high_value", "is_old_for_new"),
        ]

    def clean_packs(self) -> list[PackSize]:
        packs = []
        for line in filter(None, map(str.strip, self.cleaned_data["packs"].splitlines())):
            found = PACK.match(line)
            if not found or int(found["holds"]) < 2:
                wrong = _("Write each pack with what it holds, for example “盒 box 12”: “%(line)s”")
                raise forms.ValidationError(wrong % {"line": line}, "packs")
            packs.append((found["name"], (found["name_en"] or "").strip(), int(found["holds"])))
        return packs

    @property
    def pack_sizes(self) -> list[PackSize]:
        return list(self.cleaned_data["packs"])


def heading(text: str) -> HTML:
    return HTML(format_html('<h2 class="fd-section fd-part">{}</h2>', text))
