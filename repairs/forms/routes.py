"""Forms of the rules of dispatch: which fault, where, when, to whom; and a question to try them with."""

from typing import Any

from crispy_forms.layout import Div
from django import forms
from django.utils.translation import gettext_lazy as _

from frontdesk.office.forms.editing import EditForm
from frontdesk.web.forms import MomentField, helper
from frontdesk.web.place_fields import FloorChoice, PlaceChoice
from repairs.forms.fields import CategoryChoice, keep_closed
from repairs.models import Route, RouteHours, Team

REFUSALS = {"where": "place", "closed": "team"}


class RouteForm(EditForm):
    category = CategoryChoice(label=_("Faults of"), required=False, empty_label=_("every category"))
    floor = FloorChoice(label=_("On the floor"), required=False, empty_label=_("every floor"))
    place = PlaceChoice(label=_("Or only at"), required=False, empty_label=_("every place"))
    hours = forms.ChoiceField(label=_("When"), choices=RouteHours.choices, initial=RouteHours.ANY)
    team = forms.ModelChoiceField(label=_("Go to"), queryset=Team.objects.open().in_order(), empty_label=None)

    def __init__(self, data: Any = None, *, record: Route | None = None, **kwargs: Any):
        super().__init__(data, record=record, **kwargs)
        if record:
            for name in ("category", "floor", "place", "team"):
                keep_closed(self, name, [getattr(record, f"{name}_id")])

    def laid_out(self) -> list[Any]:
        return [Div("category", "hours", "floor", "place", css_class="fd-pair"), "team"]


class TryForm(forms.Form):
    """A report of this kind, here, at this hour: by GET, so that the answer has an address."""

    category = CategoryChoice(label=_("Faults of"), empty_label=None)
    place = PlaceChoice(label=_("Where"), empty_label=None)
    at = MomentField(label=_("When"))
    helper = helper("category", "place", "at")
