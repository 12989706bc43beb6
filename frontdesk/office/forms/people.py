"""Forms about people: joining, changing, oneself, leaving, roles, the first password."""

from typing import Any

from crispy_forms.layout import Div
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from frontdesk.office.forms.editing import EditForm
from frontdesk.office.forms.user_names import UserNameField
from frontdesk.people.models import Person
from frontdesk.people.permissions import Role
from frontdesk.web.forms import DepartmentField, PersonField, PhoneField, helper

# Where an action's refusal is shown: code → field.
REFUSALS = {
    "username": "username",
    "staff-number": "staff_number",
    "closed": "department",
    "themselves": "stand_in",
    "gone": "stand_in",
}
WHAT_FOR = gettext_lazy("Asked when you don't answer, and proposed when you are away.")
LANGUAGES = [("zh-hans", "简体中文"), ("en", "English")]


class PersonForm(EditForm):
    """What the office keeps about a colleague."""

    name = forms.CharField(
        label=gettext_lazy("Name"), max_length=80, error_messages={"required": gettext_lazy("Enter the name as colleagues write it.")}
    )
    name_en = forms.CharField(label=gettext_lazy("Name in English"), max_length=80, required=False)
    staff_number = forms.CharField(
        label=gettext_lazy("Staff number"), max_length=20, error_messages={"required": gettext_lazy("Enter the staff number.")}
    )
    department = DepartmentField()
    title = forms.CharField(label=pgettext_lazy("of a person", "Job title"), max_length=80, required=False)
    extension = forms.CharField(
        label=gettext_lazy("Extension"), max_length=20, required=False, widget=forms.TextInput(attrs={"inputmode": "tel"})
    )
    mobile = PhoneField(label=gettext_lazy("Mobile"), required=False)
    email = forms.EmailField(label=gettext_lazy("E-mail"), max_length=254, required=False)
    shares_mobile = forms.BooleanField(label=gettext_lazy("Colleagues may see the mobile"), required=False)
    stand_in = PersonField(label=gettext_lazy("Usual stand-in"), required=False)
    language = forms.ChoiceField(label=gettext_lazy("Language of pages and notices"), choices=LANGUAGES)

    def laid_out(self) -> list[Any]:
        first = Div("name", "name_en", "staff_number", "department", "title", "extension", css_class="fd-pair")
        return [first, Div("mobile", "email", css_class="fd-pair"), "shares_mobile", Div("stand_in", "language", css_class="fd-pair")]


class NewPersonForm(PersonForm):
    """Somebody new: the same, and the name they log in by."""

    username = UserNameField(help_text=gettext_lazy("They log in by it, and it stays. Small letters and digits are easiest."))

    def laid_out(self) -> list[Any]:
        return ["username", *super().laid_out()]


class MyForm(EditForm):
    """What everybody keeps about themselves."""

    language = forms.ChoiceField(label=gettext_lazy("Language of pages and notices"), choices=LANGUAGES)
    mobile = PhoneField(label=gettext_lazy("Mobile"), required=False)
    shares_mobile = forms.BooleanField(label=gettext_lazy("Colleagues may see my mobile"), required=False)
    stand_in = PersonField(
        label=gettext_lazy("Usual stand-in"),
        required=False,
        help_text=WHAT_FOR,
    )


class RetireForm(forms.Form):
    """Who gets what is left open."""

    to = PersonField(label=gettext_lazy("Who takes over?"), required=False)
    helper = helper("to")


class GiveRoleForm(forms.Form):
    """A role; a head needs a department too."""

    role = forms.ChoiceField(label=gettext_lazy("Role"), choices=Role.choices)
    department = DepartmentField(label=gettext_lazy("Department (for its head)"))
    helper = helper(Div("role", "department", css_class="fd-pair"))


class PeopleImportForm(forms.Form):
    """A spreadsheet of people."""

    file = forms.FileField(
        label=gettext_lazy("Spreadsheet (.xlsx)"),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx"}),
        error_messages={"required": gettext_lazy("Choose a file."), "empty": gettext_lazy("The file is empty.")},
    )
    helper = helper("file")


class PasswordForm(forms.Form):
    """One's own password, twice."""

    password = forms.CharField(
        label=gettext_lazy("New password"),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=gettext_lazy("At least 12 characters; four words in a row are easy to keep."),
        error_messages={"required": gettext_lazy("Choose a password.")},
    )
    again = forms.CharField(
        label=gettext_lazy("The same again"),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"required": gettext_lazy("Write the password once more.")},
    )

    def __init__(self, data: Any = None, *, person: Person):
        super().__init__(data)
        self.person = person
        self.helper = helper("password", "again")

    def clean_password(self) -> str:
        password = self.cleaned_data["password"]
        validate_password(password, self.person)
        return password

    def clean(self) -> None:
        given = self.cleaned_data
        if "password" in given and "again" in given and given["password"] != given["again"]:
            self.add_error("again", _("The two are not the same."))
