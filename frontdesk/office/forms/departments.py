"""Forms about departments and duty contacts."""

from typing import Any

from crispy_forms.layout import Div
from django import forms
from django.utils.translation import gettext_lazy, pgettext_lazy

from frontdesk.office.forms.editing import EditForm
from frontdesk.people.models.duty_contact import Duty
from frontdesk.web.forms import DepartmentField, PersonField, helper

REFUSALS = {"name": "name", "cycle": "parent", "closed": "parent"}
NEEDS_NAME = {"required": gettext_lazy("Enter the name of the department.")}
WHAT_TO_NOTE = gettext_lazy("When they answer, what to tell them.")
DUTY_REFUSALS = {"which": "person", "gone": "person", "closed": "department"}


class DepartmentForm(EditForm):
    name = forms.CharField(
        label=pgettext_lazy("of a department", "Name"),
        max_length=80,
        error_messages=NEEDS_NAME,
    )
    name_en = forms.CharField(label=pgettext_lazy("of a department", "Name in English"), max_length=80, required=False)
    parent = DepartmentField(label=gettext_lazy("Belongs to"), empty_label=gettext_lazy("nothing above it"))
    phone = forms.CharField(label=gettext_lazy("Phone"), max_length=40, required=False, widget=forms.TextInput(attrs={"inputmode": "tel"}))
    email = forms.EmailField(label=gettext_lazy("E-mail"), max_length=254, required=False)

    def laid_out(self) -> list[Any]:
        return [Div("name", "name_en", css_class="fd-pair"), "parent", Div("phone", "email", css_class="fd-pair")]


class HeadForm(forms.Form):
    head = PersonField(label=gettext_lazy("Head of department"), required=False)
    helper = helper("head")


class DutyForm(EditForm):
    """A line of the duty contacts: a person, a department, or a number outside."""

    duty = forms.ChoiceField(label=gettext_lazy("For what"), choices=Duty.choices)
    person = PersonField(
        label=gettext_lazy("A colleague"), required=False, help_text=gettext_lazy("Everybody with a log-in then sees their mobile here.")
    )
    department = DepartmentField(label=gettext_lazy("Or a department"))
    outside_name = forms.CharField(label=gettext_lazy("Or somebody outside"), max_length=80, required=False)
    outside_number = forms.CharField(
        label=gettext_lazy("Number outside"), max_length=40, required=False, widget=forms.TextInput(attrs={"inputmode": "tel"})
    )
    note = forms.CharField(label=gettext_lazy("Note"), max_length=200, required=False, help_text=WHAT_TO_NOTE)

    def laid_out(self) -> list[Any]:
        return ["duty", "person", "department", Div("outside_name", "outside_number", css_class="fd-pair"), "note"]
