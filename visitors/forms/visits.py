"""Forms about visits: pre-register, walk in, answer."""

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from typing import Any

from crispy_forms.layout import Div
from django import forms
from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frontdesk.people.models import Person
from frontdesk.web.forms import Fold, MomentField, PersonField, PhoneField, helper
from frontdesk.workdays.load import calendar
from visitors.actions import approving
from visitors.models import Answer, VisitorType
from visitors.models.visit import Door, Purpose

MOST_COMPANIONS = 200
WHO_APPROVES = gettext_lazy("A weekend or holiday. The head of department approves; the visitor is invited then.")

MORE = gettext_lazy("More: company, type, purpose, who comes along, car, needs, note")
MORE_OF_WALK_IN = gettext_lazy("More: company, type, who comes along, car, e-mail, language")
# What to do about an empty field, in its own words.
NEEDED = {
    "name": gettext_lazy("Enter the visitor's name."),
    "phone": gettext_lazy("Enter the mobile."),
    "host": gettext_lazy("Choose the host."),
    "expected_at": gettext_lazy("Choose the day and the time."),
    "off_day_reason": gettext_lazy("This day is a weekend or holiday. Say why it must be then."),
}
# Where an action's refusal is shown: code → field.
REFUSALS: Mapping[str, str] = {"past": "expected_at", "host": "host", "name": "name", "off-day": "off_day_reason"}
# Whose word it was, where the desk announces for a host.
HEARD = [Door.HOST, Door.CALL, Door.MAIL]


class TypeSelect(forms.Select):
    """Each option says which fields its type leaves out (`data-no`): the style sheet hides them while it is chosen."""

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option = super().create_option(name, value, *args, **kwargs)
        kind = getattr(value, "instance", None)
        if kind:
            left_out = {"company": not kind.asks_company, "plate": not kind.asks_plate, "bringing": not kind.asks_belongings}
            option["attrs"]["data-no"] = " ".join(field for field, is_out in left_out.items() if is_out)
        return option


class TypeField(forms.ModelChoiceField):
    """A type in use that makes a visit; empty: it follows the purpose."""

    widget = TypeSelect

    def __init__(self, **kwargs: Any):
        super().__init__(VisitorType.objects.choosable(), required=False, empty_label=gettext_lazy("follows the purpose"), **kwargs)


class AboutForm(forms.Form):
    """What both doors ask about a visitor."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=120)
    phone = PhoneField(label=gettext_lazy("Mobile"), required=False)
    email = forms.EmailField(label=gettext_lazy("E-mail"), required=False)
    company = forms.CharField(label=gettext_lazy("Company"), max_length=120, required=False)
    visitor_type = TypeField(label=gettext_lazy("Visitor type"))
    purpose = forms.ChoiceField(label=gettext_lazy("Purpose"), choices=Purpose.choices, initial=Purpose.MEETING)
    companions = forms.IntegerField(label=gettext_lazy("How many come along"), min_value=0, max_value=MOST_COMPANIONS, required=False)
    companion_names = forms.CharField(label=gettext_lazy("Their names"), max_length=300, required=False)
    plate = forms.CharField(label=gettext_lazy("Licence plate"), max_length=12, required=False)
    language = forms.ChoiceField(label=gettext_lazy("Language of the visitor"), choices=settings.LANGUAGES, initial="zh-hans")

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.setdefault("autocomplete", "off")
            field.error_messages["required"] = NEEDED.get(name, field.error_messages["required"])
        # A full number finds the visitor's newest visit that this person may see.
        self.fields["phone"].widget.attrs |= {
            "hx-get": reverse("visitors:visit_known"),
            **{"hx-trigger": "input changed delay:400ms", "hx-target": "#known", "hx-swap": "innerHTML", "hx-select": "unset"},
            **{"hx-select-oob": "unset", "hx-replace-url": "false", "hx-params": "phone"},
        }

    def clean_companions(self) -> int:
        return self.cleaned_data["companions"] or 0


KNOWN = Div(css_id="known", css_class="fd-known")  # where the earlier visit of a number that was typed is offered


class VisitForm(AboutForm):
    """Pre-register: four fields and the others behind one line; the desk also says whom it is for and how it heard."""

    expected_at = MomentField(label=gettext_lazy("When"))
    off_day_reason = forms.CharField(label=gettext_lazy("Why on a day off"), max_length=200, required=False, help_text=WHO_APPROVES)
    place = forms.CharField(label=gettext_lazy("Place"), max_length=80, required=False)
    bringing = forms.CharField(label=gettext_lazy("Things they bring"), max_length=200, required=False)
    needs = forms.CharField(label=gettext_lazy("Dietary and access needs"), max_length=200, required=False)
    note = forms.CharField(
        label=gettext_lazy("Note for the desk"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    host = PersonField(label=gettext_lazy("Host"))
    door = forms.ChoiceField(label=gettext_lazy("Heard from"), choices=[(door.value, door.label) for door in HEARD], initial=Door.HOST)

    def __init__(self, *args: Any, chooses_host: bool, now: datetime, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["email"].help_text = _("The visitor gets the pass code, a QR code and a calendar entry.")
        self.fields["expected_at"].initial = next_hour(now)
        self.fields["expected_at"].widget.attrs |= {
            "hx-get": reverse("visitors:visit_day_off"),
            **{"hx-trigger": "change", "hx-target": "#day-off", "hx-swap": "innerHTML", "hx-params": "expected_at"},
        }
        if not chooses_host:
            del self.fields["host"], self.fields["door"]
        first = Div("name", "phone", KNOWN, "email", "expected_at", css_class="fd-pair")
        is_off = self.fields["off_day_reason"].required = self.is_on_day_off()
        reason = Div(*(["off_day_reason"] if is_off else []), css_id="day-off")
        self.helper = helper(*([Div("host", "door", css_class="fd-pair")] if chooses_host else []), first, reason, self.more())

    def more(self) -> Fold:
        return Fold(
            MORE,
            Div("company", "visitor_type", "purpose", "place", css_class="fd-pair"),
            Div("companions", "companion_names", "plate", "bringing", "needs", "language", css_class="fd-pair"),
            "note",
        )

    def is_on_day_off(self) -> bool:
        """The moment that was typed, or is offered, lies on a weekend or holiday."""
        try:
            at = self.fields["expected_at"].clean(self["expected_at"].value()) if self.is_bound else self.fields["expected_at"].initial
        except forms.ValidationError:
            return False
        return approving.is_day_off(at)


class DayOffForm(forms.Form):
    """The one field that a weekend or holiday asks more."""

    off_day_reason = VisitForm.base_fields["off_day_reason"]

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["off_day_reason"].required = True
        self.helper = helper("off_day_reason")


class WalkInForm(AboutForm):
    """Somebody stands at the desk: the fewest keys from name to badge."""

    host = PersonField(label=gettext_lazy("Host"))

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["phone"].required = True
        self.fields["name"].widget.attrs["autofocus"] = True
        more = ("company", "visitor_type", Div("companions", "companion_names", css_class="fd-pair"), "plate", "email", "language")
        self.helper = helper("name", "phone", KNOWN, "host", "purpose", Fold(MORE_OF_WALK_IN, *more))


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
    """The next full hour that is at least half an hour away; after closing time and on days off the first one of the next working day."""
    at, days = timezone.localtime(now + timedelta(minutes=90)).replace(minute=0, second=0, microsecond=0), calendar()
    hours = days.hours_on(at.date())
    if (hours and at.time() < hours.closes) or not days.hours:
        return max(at, at.replace(hour=_whole(hours.opens))) if hours else at
    morrow = days.next_workday(at.date())
    opens = days.hours_on(morrow)
    return timezone.make_aware(datetime.combine(morrow, time(_whole(opens.opens) if opens else at.hour)))


def _whole(opens: time) -> int:
    """The hour of the first full hour at or after opening."""
    return min(opens.hour + (opens > time(opens.hour)), 23)
