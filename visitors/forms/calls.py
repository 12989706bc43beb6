"""A call as the desk writes it down while it lasts, and what is asked about it the day after."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from crispy_forms.layout import Div
from django import forms
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from frontdesk.people import phones
from frontdesk.web.forms import DepartmentField, Fold, MomentField, PersonField, helper, rest
from visitors.models import Call

# Where an action's refusal is shown: code → field.
REFUSALS: Mapping[str, str] = {
    **{"caller": "name", "name": "name", "person": "person", "retired": "person", "recipient": "person", "words": "words"},
    **{"phone": "phone", "future": "began_at", "order": "ended_at"},
}
KNOWN = Div(css_id="known", css_class="fd-known")  # where an earlier call, message or visit of the number is offered

MENDS_NAME = {"data-mends": "id_name"}  # who called is known by this as well: filled in, it takes the red off the name


def typed_number(text: str) -> str:
    """A telephone number as it is kept; a landline too."""
    number = phones.digits(text)
    if text and (phones.has_letters(text) or not 3 <= len(number.removeprefix("+")) <= 15):
        raise forms.ValidationError(_("Write the number in digits, with the area code."), "phone")
    return number


class MinuteField(MomentField):
    """A moment to the minute."""

    def __init__(self, **kwargs: Any):
        super().__init__(**kwargs)
        self.widget.attrs["step"] = 60
        self.error_messages["required"] = gettext_lazy("Choose the day and the time.")


class WhoField(forms.CharField):
    """One of the three that say who called: none is required by itself, and none is called optional."""

    is_wanted = True


class CallForm(forms.Form):
    """In the order in which a caller says it; what is the same nearly always waits behind one line."""

    phone = WhoField(
        label=pgettext_lazy("telephone", "Number"),
        max_length=30,
        required=False,
        widget=forms.TextInput({"inputmode": "tel"}),
        help_text=gettext_lazy("Number, caller or company: one is enough. A message needs a number and a name."),
    )
    name = WhoField(label=pgettext_lazy("of a call", "Caller"), max_length=120, required=False)
    company = WhoField(label=gettext_lazy("Company"), max_length=120, required=False, widget=forms.TextInput(MENDS_NAME))
    person = PersonField(label=pgettext_lazy("of a call", "For whom"), required=False)
    words = forms.CharField(label=gettext_lazy("What about"), max_length=1000, required=False, widget=forms.Textarea({"rows": 3}))
    outcome = forms.ChoiceField(
        label=gettext_lazy("What became of it"), choices=Call.Outcome.choices, initial=Call.Outcome.ANSWERED, widget=forms.RadioSelect
    )
    about = forms.ChoiceField(label=gettext_lazy("Kind"), choices=Call.About.choices, initial=Call.About.QUESTION)
    is_urgent = forms.BooleanField(label=gettext_lazy("Message: urgent"), required=False)
    asks_if_solved = forms.BooleanField(label=gettext_lazy("Put through: ask the next working day whether it was solved"), required=False)
    is_new_customer = forms.BooleanField(label=gettext_lazy("New customer: hand on to sales"), required=False)
    in_three_rings = forms.BooleanField(label=gettext_lazy("Answered within three rings"), required=False, initial=True)
    department = DepartmentField(label=gettext_lazy("Department, where nobody is named"))
    best_time = forms.CharField(label=gettext_lazy("Best time to call"), max_length=80, required=False)
    began_at = MinuteField(label=gettext_lazy("Began"))
    ended_at = MinuteField(label=gettext_lazy("Ended"), required=False, help_text=gettext_lazy("Empty: now."))

    def __init__(self, *args: Any, now: datetime, **kwargs: Any):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs.setdefault("autocomplete", "off")
        self.fields["began_at"].initial = timezone.localtime(now).replace(second=0, microsecond=0, tzinfo=None)  # as the box shows it
        self.fields["phone"].widget.attrs |= {
            "autofocus": True,
            "hx-get": reverse("visitors:call_known"),
            **{"hx-trigger": "input changed delay:300ms", "hx-target": "#known", "hx-swap": "innerHTML", "hx-select": "unset"},
            **{"hx-select-oob": "unset", "hx-replace-url": "false", "hx-params": "phone"},
        }
        more = Fold(
            _("More: department, best time to call back, when it was"),
            Div("department", "best_time", "began_at", "ended_at", css_class="fd-pair"),
        )
        self.helper = helper(Div("phone", "name", KNOWN, "company", "person", css_class="fd-pair"), "words")
        self.rest = rest(
            Div("asks_if_solved", css_class="cl-if-transferred"),
            Div("is_urgent", css_class="cl-if-message"),
            "is_new_customer",
            Div("about", css_class="fd-pair"),
            "in_three_rings",
            more,
        )

    def clean_phone(self) -> str:
        return typed_number(self.cleaned_data["phone"])

    def clean(self) -> dict[str, Any]:
        """All that is missing at once, in the words of the actions that refuse it."""
        given, outcome = self.cleaned_data, self.cleaned_data.get("outcome")
        is_named, is_message = bool(given.get("name") or given.get("company")), outcome == Call.Outcome.MESSAGE
        if is_message:
            self._ask("name", is_named, _("Enter the name of the caller."))
            self._ask("phone", bool(given.get("phone")), _("A call back needs a number."))
            self._ask("words", bool(given.get("words")), _("Enter the message."))
        elif not is_named and "phone" not in self.errors:
            self._ask("name", bool(given.get("phone")), _("Enter who called: a name, a company or a number."))
            self.fields["phone"].widget.attrs |= MENDS_NAME
        self._ask("person", bool(given.get("person")) or outcome in (None, Call.Outcome.ANSWERED), _("Choose the colleague."))
        return given

    def _ask(self, name: str, is_there: bool, words: str) -> None:
        if not is_there and name not in self.errors:
            self.add_error(name, words)


class SolvedForm(forms.Form):
    """Yes or no by the button; a no has words."""

    result = forms.CharField(
        label=gettext_lazy("What came of it"),
        max_length=300,
        required=False,
        widget=forms.Textarea({"rows": 2}),
        help_text=gettext_lazy("For example: the spare part is on its way."),
    )
    helper = helper("result")
