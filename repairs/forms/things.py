"""Forms of things and of their labels."""

from typing import Any

from crispy_forms.layout import Div
from django import forms
from django.utils.translation import gettext_lazy as _

from frontdesk.office.forms.editing import EditForm
from frontdesk.web.place_fields import PlaceChoice
from repairs.forms.fields import CategoryChoice, chinese_name, english_name, keep_closed
from repairs.models import Thing

REFUSALS = {"name": "name", "twice": "name"}
A4, ROLL = "a4", "roll"
MOST_LABELS = 24


class ThingForm(EditForm):
    name = chinese_name()
    name_en = english_name()
    place = PlaceChoice(label=_("Where it is"), empty_label=None)
    category = CategoryChoice(
        label=_("Most of its faults"),
        required=False,
        empty_label=_("not said"),
        help_text=_("Who scans its label has this chosen already."),
    )

    def __init__(self, data: Any = None, *, record: Thing | None = None, **kwargs: Any):
        super().__init__(data, record=record, **kwargs)
        keep_closed(self, "category", [record.category_id] if record else [])
        if record and record.place.closed_at:
            keep_closed(self, "place", [record.place_id])

    def laid_out(self) -> list[Any]:
        return [Div("name", "name_en", "place", "category", css_class="fd-pair")]


class LabelsForm(forms.Form):
    """Which paper, and where on the first sheet to begin. All of it by GET."""

    size = forms.ChoiceField(label=_("Label paper"), choices=[(A4, _("A4 sheets, 3 × 8")), (ROLL, _("Roll, 60 × 40 mm"))], required=False)
    start = forms.IntegerField(label=_("Begin at label"), min_value=1, max_value=MOST_LABELS, required=False)
