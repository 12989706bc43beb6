"""Fields that the forms of repairs share."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from repairs.models import Category

ICONS = (
    *("tool", "device-desktop", "device-laptop", "printer", "keyboard", "mouse", "apps", "lock", "wifi", "network", "phone", "device-tv"),
    *("droplet", "bath", "bulb", "plug", "bolt", "air-conditioning", "temperature", "door", "key", "window", "elevator", "stairs"),
    *("armchair", "desk", "box", "spray", "trash", "flower", "paint", "hammer", "ladder", "fire-extinguisher", "camera", "coffee"),
)
TWO_NAMES = ("name", "name_en")


def words(label: Any, longest: int, **kwargs: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=longest, **{"required": False, **kwargs})


def chinese_name() -> forms.CharField:
    return words(_("Name in Chinese"), 60, required=True, error_messages={"required": _("Give it a name.")})


def english_name() -> forms.CharField:
    return words(_("Name in English"), 60)


def position(**kwargs: Any) -> forms.IntegerField:
    return forms.IntegerField(label=_("Place in lists"), initial=0, min_value=0, max_value=999, **{"help_text": _("0: last."), **kwargs})


class CategoryChoice(forms.ModelChoiceField):
    """An open category of faults."""

    def __init__(self, **kwargs: Any):
        super().__init__(queryset=Category.objects.open().in_order(), **kwargs)


class CategoryTicks(forms.ModelMultipleChoiceField):
    """Several open categories of faults, as buttons."""

    def __init__(self, **kwargs: Any):
        super().__init__(queryset=Category.objects.open().in_order(), required=False, widget=forms.CheckboxSelectMultiple, **kwargs)


def keep_closed(form: forms.Form, name: str, ids: Any) -> None:
    """Beside the open ones, what the record already points at, though it is closed meanwhile."""
    field = form.fields[name]
    assert isinstance(field, forms.ModelChoiceField)
    model = field.queryset.model
    field.queryset = (field.queryset.order_by() | model._default_manager.filter(pk__in=[pk for pk in ids if pk])).order_by("position", "pk")
