"""Forms of sites, floors and places: their names, and where they stand."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frontdesk.places.actions.adding import siblings
from frontdesk.places.models import Floor, Place, Thing
from frontdesk.places.models.place import Kind
from frontdesk.web.forms import helper

FIRST = "first"
MOST_LABELS = 24


class PlaceForm(forms.Form):
    """A new site, floor or place: two names, and of a place whether it is a room."""

    name = forms.CharField(
        label=gettext_lazy("Name in Chinese"), max_length=60, error_messages={"required": gettext_lazy("Give it a name.")}
    )
    name_en = forms.CharField(label=gettext_lazy("Name in English"), max_length=60, required=False)
    kind = forms.ChoiceField(
        label=gettext_lazy("What is it?"),
        choices=Kind.choices,
        help_text=gettext_lazy("A spot is a place that is no room of its own, like a printer corner."),
    )

    def __init__(self, *args: Any, thing: Thing, **kwargs: Any):
        fields = ("name", "name_en", "kind") if isinstance(thing, Place) else ("name", "name_en")
        kwargs.setdefault("initial", {field: getattr(thing, field) for field in fields})
        super().__init__(*args, **kwargs)
        if "kind" not in fields:
            del self.fields["kind"]
        self.fields["name"].widget.attrs |= {"lang": "zh-Hans", "autocomplete": "off"}
        self.fields["name_en"].widget.attrs |= {"lang": "en", "autocomplete": "off"}
        self.helper = helper(*self.fields)


class PlaceEditForm(PlaceForm):
    """The same for one that is there, with its floor and what it stands after."""

    floor = forms.ChoiceField(label=gettext_lazy("Floor"))
    after = forms.ChoiceField(label=gettext_lazy("Stands in the list"))

    def __init__(self, *args: Any, thing: Thing, **kwargs: Any):
        super().__init__(*args, thing=thing, **kwargs)
        self._beside(thing)
        if isinstance(thing, Place):
            self._floors(thing)
        else:
            del self.fields["floor"]
        self.helper = helper(*self.fields)

    def _beside(self, thing: Thing) -> None:
        """The others of the list; closed ones stay where they are and are not offered, but for the one it stands after."""
        standing = list(siblings(thing))
        place = next((number for number, each in enumerate(standing) if each.pk == thing.pk), 0)
        before = standing[place - 1] if place else None
        self.beside = {str(each.pk): each for each in standing if each.pk != thing.pk and (not each.closed_at or each == before)}
        choices = [(FIRST, _("first")), *((pk, _("after %(name)s") % {"name": each}) for pk, each in self.beside.items())]
        self._offer("after", choices, str(before.pk) if before else FIRST)

    def _floors(self, thing: Place) -> None:
        rows = Floor.objects.select_related("site").order_by("site__position", "site__pk", "position", "pk")
        self.floors = {str(floor.pk): floor for floor in rows if not floor.closed_at or floor.pk == thing.floor_id}
        several = len({floor.site_id for floor in self.floors.values()}) > 1
        choices = [(pk, f"{floor.site} · {floor}" if several else str(floor)) for pk, floor in self.floors.items()]
        self._offer("floor", choices, str(thing.floor_id))
        self.fields["floor"].help_text = _("On another floor it stands last. Its label stays right.")

    def _offer(self, name: str, choices: list[tuple[str, str]], initial: str) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices
        self.initial[name] = initial
        field.initial = initial

    @property
    def values(self) -> dict[str, str]:
        """What the action `edit` takes."""
        return {field: self.cleaned_data[field] for field in ("name", "name_en", "kind") if field in self.cleaned_data}

    @property
    def to_floor(self) -> Floor | None:
        """Another floor, when one was chosen."""
        return self.floors[self.cleaned_data["floor"]] if "floor" in self.changed_data else None

    @property
    def stands_after(self) -> Thing | None:
        return None if self.cleaned_data["after"] == FIRST else self.beside[self.cleaned_data["after"]]

    @property
    def is_arranged(self) -> bool:
        return "after" in self.changed_data and self.to_floor is None


class LabelsForm(forms.Form):
    """Which labels to print, and where on the first sheet to begin. All of it by GET."""

    of = forms.ChoiceField(label=gettext_lazy("Labels of"), required=False)
    start = forms.IntegerField(
        label=gettext_lazy("Begin at label"),
        min_value=1,
        max_value=MOST_LABELS,
        required=False,
    )

    def __init__(self, *args: Any, choices: list[tuple[str, Any]], **kwargs: Any):
        super().__init__(*args, **kwargs)
        field = self.fields["of"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices
