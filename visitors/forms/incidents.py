"""Forms of incidents: a quick one for the counter, and one for each step that is taken afterwards."""

from collections.abc import Mapping
from typing import Any

from crispy_forms.layout import Div
from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from frontdesk.web.forms import DepartmentField, Fold, MomentField, PeopleField, PersonField, helper
from visitors.forms.recurring import DayField
from visitors.models import Incident
from visitors.models.incident import IncidentKind, Mood, Severity

# Where an action's refusal is shown: code → field.
REFUSALS: Mapping[str, str] = {
    **{name: name for name in ("words", "kind", "mood", "severity", "department", "assignee", "outcome", "report", "lessons", "what")},
    **{name: name for name in ("owner", "result", "reason", "person")},
    "future": "happened_at",
    "past": "due_on",
}
PAIR = {"css_class": "fd-pair"}
CLOSE = {"css_class": "fd-pair in-pair"}  # beside one another on a phone, too


def lines(label: Any, most: int, rows: int = 2, **more: Any) -> forms.CharField:
    """Some lines of text."""
    return forms.CharField(label=label, max_length=most, widget=forms.Textarea(attrs={"rows": rows, "autocomplete": "off"}), **more)


class Particulars(forms.Form):
    """What happened, to whom, and what they want."""

    words = lines(pgettext_lazy("incident", "What happened"), 2000, 3, error_messages={"required": _("Say what happened.")})
    kind = forms.ChoiceField(label=_("Kind"), choices=[("", _("choose")), *IncidentKind.choices])
    mood = forms.ChoiceField(label=_("State of mind"), choices=Mood.choices, initial=Mood.CALM)
    demands = forms.CharField(label=_("Demands"), max_length=500, required=False)
    place = forms.CharField(label=_("Place"), max_length=120, required=False)
    people = forms.CharField(label=_("People"), max_length=300, required=False, help_text=_("Names and numbers of who was in it."))
    happened_at = MomentField(label=pgettext_lazy("incident", "When"), required=False)

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["kind"].error_messages["required"] = _("Choose what kind of incident it is.")
        for field in self.fields.values():
            field.widget.attrs.setdefault("autocomplete", "off")


class IncidentForm(Particulars):
    """The quick one: what must be known at once is on one screen of a phone, the rest waits in a fold."""

    severity = forms.ChoiceField(
        label=_("Severity"),
        choices=[("", _("as proposed")), *Severity.choices],
        required=False,
    )
    department = DepartmentField(label=_("Responsible department"))
    restricted = forms.BooleanField(label=_("Restricted: only those named may know of it"), required=False)
    named = PeopleField(label=_("Who may know of it"), required=False, most=20)

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        more = Fold(_("Place, people, when, who may know"), Div("place", "happened_at", **PAIR), "people", "restricted", "named")
        self.helper = helper("words", Div("kind", "severity", **CLOSE), Div("mood", "department", **CLOSE), "demands", more)


class AmendForm(Particulars):
    """The particulars as they stand, to be corrected."""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["happened_at"].required = True
        self.helper = helper("words", Div("kind", "mood", **PAIR), "demands", Div("place", "happened_at", **PAIR), "people")

    @staticmethod
    def of(incident: Incident) -> dict[str, Any]:
        return {name: getattr(incident, name) for name in Particulars.base_fields}


class StepForm(forms.Form):
    """One step on the page of an incident; its fields keep out of the way of the others'."""

    layout: tuple[Any, ...] = ()

    def __init__(self, *args: Any, name: str = "step", **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.auto_id = f"id_{name}_%s"
        self.helper = helper(*(self.layout or tuple(self.fields)))


class NoteForm(StepForm):
    words = lines(_("What is to be noted"), 2000)


class AnswerForm(StepForm):
    words = lines(_("What is being done"), 1000, help_text=_("Who goes there, what was promised, by when."))


class AssignForm(StepForm):
    department = DepartmentField(label=_("Department"))
    assignee = PersonField(label=_("Or somebody by name"), required=False)
    words = forms.CharField(label=_("Note for them"), max_length=300, required=False)


class GradeForm(StepForm):
    severity = forms.ChoiceField(label=_("Severity"), choices=Severity.choices)
    words = forms.CharField(label=_("Why"), max_length=300)


class ClaimForm(StepForm):
    is_true = forms.TypedChoiceField(
        label=_("Their claim is"),
        choices=[("", _("choose")), ("yes", _("true")), ("no", _("not true"))],
        coerce=lambda word: word == "yes",
    )
    words = lines(_("What was found"), 500)


class ResolveForm(StepForm):
    outcome = lines(_("How it was resolved"), 500)


class WhyForm(StepForm):
    """Something is taken back or restricted: why."""

    words = forms.CharField(label=_("Why"), max_length=300)


class RestrictForm(WhyForm):
    named = PeopleField(label=_("Who else may know of it"), required=False, most=20)


class NameForm(StepForm):
    person = PersonField(label=_("Who"))
    leads = forms.BooleanField(label=_("Decides on the case too"), required=False)


class UnnameForm(StepForm):
    person = PersonField(label=_("Who"))


class ActionForm(StepForm):
    what = forms.CharField(label=_("What is to be done"), max_length=300)
    owner = PersonField(label=pgettext_lazy("action", "By whom"))
    due_on = DayField(label=pgettext_lazy("action", "Until"))
    layout = ("what", Div("owner", "due_on", **PAIR))


class DoneForm(StepForm):
    result = forms.CharField(label=_("What was done"), max_length=300)


class DropForm(StepForm):
    reason = forms.CharField(label=_("Why it is not wanted any more"), max_length=200)


class CloseForm(StepForm):
    decision = forms.CharField(label=_("Decision"), max_length=300, required=False)
    ends_hold = forms.BooleanField(label=_("End the hold of the visit"), required=False, initial=True)

    def __init__(self, *args: Any, holds: bool = True, **kwargs: Any):
        super().__init__(*args, **kwargs)
        if not holds:
            del self.fields["ends_hold"]
            self.helper = helper("decision")


class ReportForm(forms.Form):
    """处理报告: the course of it and what was learned."""

    report = lines(_("Report"), 4000, 8, help_text=_("How it came about, what was done, how it ended."))
    lessons = lines(_("Lessons"), 2000, 4, help_text=_("What must change so that it does not happen again."))
    helper = helper("report", "lessons")
