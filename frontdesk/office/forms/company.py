"""The forms of the set-up page and of the company's settings."""

from typing import Any
from zoneinfo import available_timezones

from crispy_forms.layout import HTML, Div
from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frontdesk.office.forms.user_names import UserNameField
from frontdesk.people.actions.company import FIELDS, stamp
from frontdesk.people.models import Company
from frontdesk.web.forms import helper

ELSEWHERE = "-"
COUNTRIES = [
    ("CN", gettext_lazy("Mainland China: holidays and make-up working days")),
    ("HK", gettext_lazy("Hong Kong")),
    ("MO", gettext_lazy("Macao")),
    ("TW", gettext_lazy("Taiwan")),
    (ELSEWHERE, gettext_lazy("Elsewhere: enter the holidays yourself")),
]


def zones() -> list[tuple[str, str]]:
    """The IANA's zones that are called after a place."""
    return [(name, name.replace("_", " ")) for name in sorted(available_timezones()) if "/" in name and not name.startswith("Etc/")]


class CompanyForm(forms.Form):
    """What the company is called, where it is, and in which time it lives."""

    name = forms.CharField(label=gettext_lazy("Company in Chinese"), max_length=80)
    name_en = forms.CharField(label=gettext_lazy("Company in English"), max_length=80)
    address = forms.CharField(label=gettext_lazy("Address in Chinese"), max_length=200, required=False)
    address_en = forms.CharField(label=gettext_lazy("Address in English"), max_length=200, required=False)
    desk_phone = forms.CharField(label=gettext_lazy("Telephone of reception"), max_length=40, required=False)
    language = forms.ChoiceField(label=gettext_lazy("Language of new people"), choices=settings.LANGUAGES)
    time_zone = forms.ChoiceField(label=gettext_lazy("Time zone"), choices=zones)
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, company: Company, **kwargs: Any):
        stands = {name: getattr(company, name) for name in FIELDS} | {"time_zone": company.time_zone or settings.TIME_ZONE}
        kwargs["initial"] = stands | {"seen": stamp(company)}
        super().__init__(*args, **kwargs)
        self.helper = helper(*self.rows())

    def rows(self) -> list[Any]:
        return [
            Div("name", "name_en", css_class="fd-pair"),
            Div("address", "address_en", css_class="fd-pair"),
            Div("desk_phone", "language", css_class="fd-pair"),
            "time_zone",
            "seen",
        ]


class SetUpForm(CompanyForm):
    """The company and its first manager, on one page."""

    country = forms.ChoiceField(label=gettext_lazy("Holidays of"), choices=COUNTRIES, initial="CN")
    manager_name = forms.CharField(label=gettext_lazy("Your name"), max_length=80)
    username = UserNameField()
    email = forms.EmailField(label=gettext_lazy("E-mail"), max_length=254, required=False)
    password = forms.CharField(
        label=gettext_lazy("Password"),
        help_text=gettext_lazy("At least 12 characters."),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label=gettext_lazy("Password again"), strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "new-password"})
    )

    def rows(self) -> list[Any]:
        *company, zone, _seen = super().rows()
        heading = _("You, the first manager")
        return [
            *company,
            Div(zone, "country", css_class="fd-pair"),
            HTML(f'<h2 class="fd-section">{heading}</h2>'),
            Div("manager_name", "username", css_class="fd-pair"),
            "email",
            Div("password", "again", css_class="fd-pair"),
        ]

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, company=Company(name="", name_en=""), **kwargs)

    def clean_country(self) -> str:
        return self.cleaned_data["country"].removeprefix(ELSEWHERE)

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        password, again = values.get("password"), values.get("again")
        if password:
            try:
                validate_password(password)
            except forms.ValidationError as error:
                self.add_error("password", error)
        if password and again and password != again:
            self.add_error("again", _("The two passwords differ."))
        return values

    def manager(self) -> dict[str, Any]:
        """The first manager, as `people.join` wants them."""
        values = self.cleaned_data
        fields = {name: values[name] for name in ("username", "email", "password")}
        return {**fields, "name": values["manager_name"], "staff_number": "1"}
