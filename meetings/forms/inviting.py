"""Whom to invite, what a guest answers, and which feed is made."""

import re
from typing import Any

from crispy_forms.layout import Div
from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from frontdesk.web.forms import DepartmentField, PeopleField, helper
from meetings.actions.inviting import Guest
from meetings.models import Feed, Reply, Room

ADDRESS = re.compile(r"^(?P<name>.*?)[<（(\s]*(?P<email>[^\s<>（）()@]+@[^\s<>（）()@]+)[>）)]*$")

LONGEST_LINE = 200


class InviteForm(forms.Form):
    people = PeopleField(label=pgettext_lazy("a meeting", "Colleagues"), required=False)
    guests = forms.CharField(
        label=pgettext_lazy("a meeting", "Guests from outside"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2, "autocomplete": "off"}),
        help_text=gettext_lazy("One a line: name and e-mail address."),
    )
    whole_series = forms.BooleanField(label=gettext_lazy("To all dates to come of the series"), required=False, initial=True)

    def __init__(self, data: Any = None, *, is_series: bool = False):
        super().__init__(data)
        if not is_series:
            del self.fields["whole_series"]
        self.helper = helper("people", "guests", *(["whole_series"] if is_series else []))

    def clean_guests(self) -> list[Guest]:
        return [_guest(line) for line in map(str.strip, self.cleaned_data["guests"].splitlines()) if line]

    @property
    def values(self) -> dict[str, Any]:
        said = self.cleaned_data
        return {"people": said["people"], "guests": said["guests"], "whole_series": bool(said.get("whole_series"))}


def _guest(line: str) -> Guest:
    found = ADDRESS.match(line) if len(line) <= LONGEST_LINE else None
    words = _("Write a name and an e-mail address: “%(line)s”")
    if found is None:
        raise ValidationError(words % {"line": line[:60]}, "guest")
    email = found["email"].strip("，,;；").lower()
    try:
        validate_email(email)
    except ValidationError:
        raise ValidationError(words % {"line": line[:60]}, "guest") from None
    return Guest(found["name"].strip(" ,，;；")[:60], email)


class ReplyForm(forms.Form):
    reply = forms.ChoiceField(choices=Reply.choices)


class FeedForm(forms.Form):
    kind = forms.ChoiceField(label=pgettext_lazy("a calendar feed", "What"), choices=Feed.Kind.choices)
    room = forms.ModelChoiceField(
        label=pgettext_lazy("a calendar feed", "Room"),
        queryset=Room.objects.none(),
        required=False,
        empty_label=pgettext_lazy("a room", "none"),
    )
    department = DepartmentField(label=pgettext_lazy("a calendar feed", "Department"))

    def __init__(self, data: Any = None):
        super().__init__(data)
        self.fields["room"].queryset = Room.objects.open().in_order()  # type: ignore[attr-defined]
        self.helper = helper("kind", Div("room", "department", css_class="fd-pair"))

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        kind = said.get("kind")
        for name in (Feed.Kind.ROOM, Feed.Kind.DEPARTMENT):
            if kind != name:
                said[name.value] = None
            elif not said.get(name.value):
                self.add_error(name.value, _("Choose one."))
        return said
