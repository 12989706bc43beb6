"""A point of the agenda, what to bring, and until when papers are called in."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from crispy_forms.layout import Div
from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from frontdesk.people.models import Person
from frontdesk.web.forms import MomentField, helper
from frontdesk.web.ids import id_in
from meetings.actions.agenda import LONGEST, LONGEST_THINGS, MOST_MINUTES
from meetings.models import AgendaPoint, Meeting

REFUSALS = {"words": "words", "not-invited": "speaker", "minutes": "minutes"}


class PointForm(forms.Form):
    """`people` may speak; without them it is somebody's own point."""

    words = forms.CharField(
        label=pgettext_lazy("an agenda", "Point"), max_length=LONGEST, error_messages={"required": _("Write what is talked about.")}
    )
    speaker = forms.ChoiceField(label=pgettext_lazy("an agenda", "Who speaks"), required=False)
    minutes = forms.IntegerField(label=_("Minutes"), required=False, min_value=1, max_value=MOST_MINUTES)

    def __init__(self, data: Any = None, *, people: Iterable[Person] = (), record: AgendaPoint | None = None):
        initial = {"words": record.words, "speaker": record.speaker_id or "", "minutes": record.minutes} if record else None
        super().__init__(data, initial=initial)
        self.people = {each.pk: each for each in people}
        if record and record.speaker:
            self.people.setdefault(record.speaker.pk, record.speaker)
        choices = [(str(each.pk), str(each)) for each in self.people.values()]
        self.fields["speaker"].choices = [("", pgettext_lazy("who speaks", "nobody in particular")), *choices]  # type: ignore[attr-defined]
        self.fields["words"].widget.attrs["autocomplete"] = "off"
        both = ("speaker", "minutes") if self.people else ("minutes",)
        if not self.people:
            del self.fields["speaker"]
        self.helper = helper("words", Div(*both, css_class="fd-pair"))

    def clean_speaker(self) -> Person | None:
        return self.people.get(id_in(self.cleaned_data["speaker"]))

    @property
    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data.get(name) for name in ("words", "speaker", "minutes")}


class BringForm(forms.Form):
    to_bring = forms.CharField(
        label=_("Things to bring"), max_length=LONGEST_THINGS, required=False, help_text=_("Everybody who is invited reads it.")
    )

    helper = helper("to_bring")

    def __init__(self, data: Any = None, *, record: Meeting):
        super().__init__(data, initial={"to_bring": record.to_bring})
        self.fields["to_bring"].widget.attrs["autocomplete"] = "off"


class CallForm(forms.Form):
    until = MomentField(
        label=_("Agenda points and papers by"),
        required=False,
        help_text=_("Colleagues who are invited hear of it. Empty: they are not called in."),
    )

    helper = helper("until")

    def __init__(self, data: Any = None, *, record: Meeting):
        super().__init__(data, initial={"until": record.papers_until})

    @property
    def moment(self) -> datetime | None:
        return self.cleaned_data["until"]
