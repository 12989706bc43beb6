"""常用名单 as it is typed: its name, who stands on it in which order, and what suggests it."""

from datetime import datetime
from typing import Any

from crispy_forms.layout import Div
from django import forms
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from documents.models import Mode, RoutingList
from frontdesk.web.forms import DepartmentField, PeopleField, helper

REFUSALS = {"name": "name", "twice": "name", "nobody": "people", "left": "people", "needed": "needed"}


class RoutingListForm(forms.Form):
    name = forms.CharField(
        label=pgettext_lazy("a list of people", "Name"), max_length=40, error_messages={"required": _("It needs a name.")}
    )
    kind = forms.ChoiceField(label=pgettext_lazy("a list of people", "For"), choices=RoutingList.Kind.choices)
    people = PeopleField(label=_("People, in their order"), error_messages={"required": _("Name the people, fifty at most.")})
    mode = forms.ChoiceField(label=_("How many must agree"), choices=Mode.choices, initial=Mode.ORDERED)
    needed = forms.IntegerField(label=_("So many"), min_value=1, max_value=50, initial=1, required=False)
    source_words = forms.CharField(
        label=_("Offered first when the sender's name holds"),
        max_length=200,
        required=False,
        help_text=_("Several words with commas between."),
    )
    department = DepartmentField(label=_("Or when the proposal names"))
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, *, record: RoutingList | None = None):
        initial = {}
        if record:
            initial = {name: getattr(record, name) for name in ("name", "kind", "mode", "needed", "source_words", "department")}
            people = [place.person for place in record.places.select_related("person__department")]
            initial |= {"people": people, "seen": record.changed_at.isoformat()}
        super().__init__(data, initial=initial)
        self.fields["name"].widget.attrs["autocomplete"] = self.fields["source_words"].widget.attrs["autocomplete"] = "off"
        modes = Div("mode", "needed", css_class="dc-plan-row dc-modes")
        self.helper = helper(Div("name", "kind", css_class="dc-pair"), "people", modes, "source_words", "department", "seen")

    @property
    def values(self) -> dict[str, Any]:
        said = {name: self.cleaned_data[name] for name in ("name", "kind", "mode", "source_words", "department")}
        return {**said, "needed": self.cleaned_data["needed"] or 1}

    @property
    def before_their_eyes(self) -> datetime | None:
        """As it stood when the page was shown."""
        try:
            return parse_datetime(self.cleaned_data["seen"])
        except ValueError:
            return None
