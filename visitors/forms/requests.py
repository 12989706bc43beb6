"""The desk's forms about requests: written down from a call or mail, the host chosen, dropped; and the host's yes or no."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from crispy_forms.layout import Div
from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frontdesk.web.forms import Fold, MomentField, PersonField, helper
from visitors.forms.visit_us import MANY, MOST_PEOPLE, PLATE
from visitors.forms.visits import AboutForm, next_hour
from visitors.models.visit import Door

REFUSALS: Mapping[str, str] = {
    **{"past": "wished_at", "far": "wished_at", "contact": "phone", "host": "host", "name": "name", "off-day": "off_day_reason"},
    "words": "words",
}
DOORS = [(door.value, door.label) for door in (Door.CALL, Door.MAIL)]
CHOOSE = gettext_lazy("Choose one of the answers.")


class RequestForm(AboutForm):
    """From a call or a mail: what the public page asks, and the host by name."""

    door = forms.ChoiceField(label=gettext_lazy("Came by"), choices=DOORS, initial=Door.CALL)
    wished_at = MomentField(label=gettext_lazy("Wished for"))
    host = PersonField(label=gettext_lazy("Host"))
    people = forms.IntegerField(
        label=gettext_lazy("How many people?"),
        min_value=1,
        max_value=MOST_PEOPLE,
        initial=1,
        widget=forms.TextInput({"inputmode": "numeric"}),
    )
    plate = forms.CharField(label=gettext_lazy("Licence plate"), max_length=12, required=False)
    off_day_reason = forms.CharField(label=gettext_lazy("Why on a weekend or holiday"), max_length=200, required=False)
    note = forms.CharField(label=gettext_lazy("Note"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args: Any, now: datetime, **kwargs: Any):
        super().__init__(*args, **kwargs)
        for name in ("visitor_type", "companions", "companion_names"):  # asked once the host agrees
            del self.fields[name]
        attrs = self.fields["phone"].widget.attrs
        self.fields["phone"].widget.attrs = {name: value for name, value in attrs.items() if not name.startswith("hx-")}
        self.fields["wished_at"].initial = next_hour(now)
        self.fields["wished_at"].error_messages["required"] = _("Choose the day and the time.")
        wrong = MANY % {"most": MOST_PEOPLE}
        self.fields["people"].error_messages = dict.fromkeys(("required", "invalid", "min_value", "max_value"), wrong)
        first = Div("name", "phone", "email", "company", "wished_at", "people", "door", "purpose", css_class="fd-pair")
        more = Fold(_("More: plate, language, day off, note"), Div("plate", "language", css_class="fd-pair"), "off_day_reason", "note")
        self.helper = helper("host", first, more)

    def clean_plate(self) -> str:
        plate = "".join(self.cleaned_data["plate"].upper().split())
        if plate and not PLATE.fullmatch(plate):
            raise forms.ValidationError(_("A plate has letters and digits only, at most 12."), "plate")
        return plate


class HostForm(forms.Form):
    """Who is meant."""

    host = PersonField(label=gettext_lazy("Host"), error_messages={"required": gettext_lazy("Choose the host.")})
    helper = helper("host")


class CloseForm(forms.Form):
    """Why it is dropped."""

    words = forms.CharField(label=gettext_lazy("Why"), max_length=200, error_messages={"required": gettext_lazy("Say in a few words why.")})
    helper = helper("words")


class AcceptForm(forms.Form):
    """Yes or no by the button; a no has words, which the visitor reads only when that is ticked."""

    answer = forms.ChoiceField(choices=[("agree", ""), ("decline", "")], error_messages={"required": CHOOSE, "invalid_choice": CHOOSE})
    words = forms.CharField(label=gettext_lazy("Why not?"), max_length=200, required=False)
    tell_words = forms.BooleanField(label=gettext_lazy("Send these words to the visitor"), required=False)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("answer") == "decline" and not given.get("words") and "words" not in self.errors:
            self.add_error("words", _("Say in a few words why not."))
        return given
