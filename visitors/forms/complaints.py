"""A complaint as the desk writes it down, and the department's steps."""

from collections.abc import Mapping
from typing import Any

from crispy_forms.layout import Div
from django import forms
from django.utils.translation import gettext_lazy, pgettext_lazy

from frontdesk.web.forms import DepartmentField, PersonField, helper
from visitors.forms.calls import typed_number
from visitors.models import Complaint

# Where an action's refusal is shown: code → field.
REFUSALS: Mapping[str, str] = {
    **{"name": "name", "words": "words", "contact": "phone", "closed": "department", "same": "department"},
    **{"retired": "to", "outcome": "outcome"},
}
SCORES = [(str(score), str(score)) for score in (5, 4, 3, 2, 1)]
NO_ANSWER = "none"


class ComplaintForm(forms.Form):
    """Who, what is wrong, with what, and who answers."""

    name = forms.CharField(
        label=gettext_lazy("Customer"), max_length=120, error_messages={"required": gettext_lazy("Enter the name of the customer.")}
    )
    company = forms.CharField(label=gettext_lazy("Company"), max_length=120, required=False)
    phone = forms.CharField(
        label=pgettext_lazy("telephone", "Number"), max_length=30, required=False, widget=forms.TextInput({"inputmode": "tel"})
    )
    email = forms.EmailField(label=gettext_lazy("E-mail"), required=False)
    category = forms.ChoiceField(
        label=gettext_lazy("Complaint about"), choices=Complaint.Category.choices, initial=Complaint.Category.QUALITY
    )
    department = DepartmentField(
        label=gettext_lazy("Department that answers"),
        required=True,
        empty_label=gettext_lazy("choose"),
        error_messages={"required": gettext_lazy("Choose the department.")},
    )
    order_number = forms.CharField(label=gettext_lazy("Order or contract"), max_length=60, required=False)
    product = forms.CharField(label=gettext_lazy("Product"), max_length=120, required=False)
    words = forms.CharField(
        label=gettext_lazy("What is wrong"),
        max_length=2000,
        widget=forms.Textarea({"rows": 4}),
        error_messages={"required": gettext_lazy("Write down what is wrong.")},
    )
    wish = forms.CharField(label=gettext_lazy("What the customer would like"), max_length=300, required=False)

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs.setdefault("autocomplete", "off")
        who = Div("name", "company", "phone", "email", css_class="fd-pair")
        what = Div("category", "department", "order_number", "product", css_class="fd-pair")
        self.helper = helper(who, what, "words", "wish")

    def clean_phone(self) -> str:
        return typed_number(self.cleaned_data["phone"])


class ContactForm(forms.Form):
    words = forms.CharField(
        label=gettext_lazy("What was said"),
        max_length=500,
        widget=forms.Textarea({"rows": 2}),
        error_messages={"required": gettext_lazy("Say in a few words what was said.")},
    )
    helper = helper("words")


class AnswerForm(forms.Form):
    outcome = forms.CharField(
        label=gettext_lazy("What the customer was told"),
        max_length=1000,
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": gettext_lazy("Write down what came of it.")},
    )
    helper = helper("outcome")


class RateForm(forms.Form):
    """How satisfied the customer is, in the customer's own words."""

    score = forms.TypedChoiceField(
        label=gettext_lazy("Satisfied, 5 is best"),
        choices=[*SCORES, (NO_ANSWER, gettext_lazy("no answer"))],
        coerce=lambda chosen: None if chosen == NO_ANSWER else int(chosen),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose what the customer answered.")},
    )
    words = forms.CharField(
        label=gettext_lazy("What the customer said"), max_length=300, required=False, widget=forms.Textarea({"rows": 2})
    )
    rest = helper("words")


class GiveForm(forms.Form):
    to = PersonField(label=gettext_lazy("Give it to"), error_messages={"required": gettext_lazy("Choose the colleague.")})
    helper = helper("to")


class RouteForm(forms.Form):
    department = DepartmentField(
        label=gettext_lazy("Department that answers"),
        required=True,
        empty_label=gettext_lazy("choose"),
        error_messages={"required": gettext_lazy("Choose the department.")},
    )
    helper = helper("department")
