"""Forms about visits: pre-register, walk in, answer."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from crispy_forms.layout import Div
from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frontdesk.people.models import Person
from frontdesk.web.forms import Fold, MomentField, PersonField, PhoneField, helper
from visitors.models import Answer
from visitors.models.visit import Purpose

MORE = gettext_lazy("More: company, purpose, place, note, language")
# What to do about an empty field, in its own words.
NEEDED = {
    "name": gettext_lazy("Enter the visitor's name."),
    "phone": gettext_lazy("Enter the mobile."),
    "host": gettext_lazy("Choose the host."),
    "expected_at": gettext_lazy("Choose the day and the time."),
}
# Where an action's refusal is shown: code → field.
REFUSALS: Mapping[str, str] = {"past": "expected_at", "host": "host", "name": "name"}


class AboutForm(forms.Form):
    """What both doors ask about a visitor."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=120)
    phone = PhoneField(label=gettext_lazy("Mobile"), required=False)
    email = forms.EmailField(label=gettext_lazy("E-mail"), required=False)
    company = forms.CharField(label=gettext_lazy("Company"), max_length=120, required=False)
    purpose = forms.ChoiceField(label=gettext_lazy("Purpose"), choices=Purpose.choices, initial=Purpose.MEETING)
    language = forms.ChoiceField(label=gettext_lazy("Language of the visitor"), choices=settings.LANGUAGES, initial="zh-hans")

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.setdefault("autocomplete", "off")
            field.error_messages["required"] = NEEDED.get(name, field.error_messages["required"])


class VisitForm(AboutForm):
    """Pre-register: four fields and, behind one line, five more; the desk also says whom it is for."""

    expected_at = MomentField(label=gettext_lazy("When"))
    place = forms.CharField(label=gettext_lazy("Place"), max_length=80, required=False)
    note = forms.CharField(
        label=gettext_lazy("Note for the desk"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    host = PersonField(label=gettext_lazy("Host"))

    def __init__(self, *args: Any, chooses_host: bool, now: datetime, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["email"].help_text = _("The visitor gets the pass code, a QR code and a calendar entry.")
        self.fields["expected_at"].initial = next_hour(now)
        if not chooses_host:
            del self.fields["host"]
        more = Fold(MORE, Div("company", "purpose", "place", "language", css_class="fd-pair"), "note")
        first = Div("name", "phone", "email", "expected_at", css_class="fd-pair")
        self.helper = helper(*(["host"] if chooses_host else []), first, more)


class WalkInForm(AboutForm):
    """Somebody stands at the desk: the fewest keys from name to badge."""

    host = PersonField(label=gettext_lazy("Host"))
    field_order = ["name", "phone", "host", "purpose", "company", "email", "language"]

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["phone"].required = True
        self.fields["name"].widget.attrs["autofocus"] = True
        self.helper = helper("name", "phone", "host", "purpose", Fold(_("More: company, e-mail, language"), "company", "email", "language"))


class AnswerForm(forms.Form):
    """One tap: the value of the button that was pressed; a colleague is named beside it."""

    MINUTES = (5, 10, 15)
    CHOOSE = gettext_lazy("Choose one of the answers.")
    answer = forms.ChoiceField(
        choices=[(kind.value, kind.label) for kind in Answer.Kind if kind != Answer.Kind.IN_MINUTES]
        + [(f"in_minutes-{n}", n) for n in MINUTES],
        error_messages={"required": CHOOSE, "invalid_choice": CHOOSE},
    )
    colleague = PersonField(label=gettext_lazy("Which colleague?"), required=False)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("answer") == Answer.Kind.COLLEAGUE and not given.get("colleague") and "colleague" not in self.errors:
            self.add_error("colleague", _("Choose the colleague who comes."))
        return given

    def answer_given(self) -> dict[str, Any]:
        """For the action: kind, minutes, colleague."""
        kind, _dash, number = self.cleaned_data["answer"].partition("-")
        colleague: Person | None = self.cleaned_data["colleague"] if kind == Answer.Kind.COLLEAGUE else None
        return {"kind": kind, "minutes": int(number) if number else None, "colleague": colleague}


def next_hour(now: datetime) -> datetime:
    """The next full hour that is at least half an hour away."""
    return timezone.localtime(now + timedelta(minutes=90)).replace(minute=0, second=0, microsecond=0)
