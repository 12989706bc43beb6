"""Form fields that choose a place or a floor; closed ones are not offered."""

from typing import Any

from django import forms

from frontdesk.places.models import Floor, Place


class PlaceChoice(forms.ModelChoiceField):
    """An open place with its floor."""

    def __init__(self, **kwargs: Any):
        rows = Place.objects.open().select_related("floor").order_by("floor__position", "position", "pk")
        super().__init__(queryset=rows, **kwargs)

    def label_from_instance(self, place: Place) -> str:
        return f"{place.floor} · {place}"


class FloorChoice(forms.ModelChoiceField):
    """An open floor."""

    def __init__(self, **kwargs: Any):
        super().__init__(queryset=Floor.objects.open().order_by("site__position", "position", "pk"), **kwargs)
