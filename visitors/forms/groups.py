"""Forms about groups: the list and what all of it share; one who joins late."""

from datetime import datetime
from typing import Any

from crispy_forms.layout import Div
from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frontdesk.web.forms import Fold, MomentField, PersonField, PhoneField, helper
from frontdesk.workdays.load import calendar
from visitors.actions.groups import Coming
from visitors.forms.visits import next_hour
from visitors.models.visit import Purpose

REFUSALS = {"past": "expected_at", "host": "host", "rows": "pasted", "nobody": "pasted", "known": "name"}
SAMPLE = "张三\t13800001234\tzhang@example.com\t启明咨询\n李四,13900005678"


class GroupForm(forms.Form):
    """What a group shares, and its list: pasted or as a file."""

    title = forms.CharField(
        label=gettext_lazy("Title of the group"),
        max_length=120,
        error_messages={"required": gettext_lazy("Give the group a title: the desk and the host read it.")},
    )
    host = PersonField(label=gettext_lazy("Host"), error_messages={"required": gettext_lazy("Choose the host.")})
    expected_at = MomentField(label=gettext_lazy("When"))
    purpose = forms.ChoiceField(label=gettext_lazy("Purpose"), choices=Purpose.choices, initial=Purpose.TOUR)
    place = forms.CharField(label=gettext_lazy("Place"), max_length=80, required=False)
    language = forms.ChoiceField(label=gettext_lazy("Language of the visitors"), choices=settings.LANGUAGES, initial="zh-hans")
    off_day_reason = forms.CharField(label=gettext_lazy("Why on a weekend or holiday"), max_length=200, required=False)
    pasted = forms.CharField(
        label=gettext_lazy("The list, pasted"),
        required=False,
        max_length=60_000,
        widget=forms.Textarea(attrs={"rows": 7, "spellcheck": "false", "placeholder": SAMPLE}),
        help_text=gettext_lazy("Copy the rows from Excel or WeChat: name, mobile, e-mail, company, plate, needs; with or without heads."),
    )
    file = forms.FileField(
        label=gettext_lazy("or a spreadsheet (.xlsx)"),
        required=False,
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx"}),
        error_messages={"empty": gettext_lazy("The file is empty.")},
    )

    def __init__(self, *args: Any, chooses_host: bool, now: datetime, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["expected_at"].initial = next_hour(now)
        self.fields["expected_at"].error_messages["required"] = _("Choose the day and the time.")
        for field in self.fields.values():
            field.widget.attrs.setdefault("autocomplete", "off")
        if not chooses_host:
            del self.fields["host"]
        pair = Div("expected_at", "purpose", css_class="fd-pair")
        more = Fold(_("More: place, language, weekend or holiday"), Div("place", "language", css_class="fd-pair"), "off_day_reason")
        self.helper = helper("title", *(["host"] if chooses_host else []), pair, more, "pasted", "file")

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not given.get("pasted") and not given.get("file") and not {"pasted", "file"} & set(self.errors):
            self.add_error("pasted", _("Paste the list, or choose a file."))
        at = given.get("expected_at")
        if at and not given.get("off_day_reason") and not calendar().is_workday(timezone.localdate(at)):
            self.add_error("off_day_reason", _("The office is closed on that day. Say why they come then."))
        return given

    @property
    def shared(self) -> dict[str, Any]:
        """For the action: everything but the list."""
        return {name: value for name, value in self.cleaned_data.items() if name not in ("pasted", "file")}


class LateForm(forms.Form):
    """One more who comes along."""

    name = forms.CharField(
        label=gettext_lazy("Name"), max_length=120, error_messages={"required": gettext_lazy("Enter the visitor's name.")}
    )
    phone = PhoneField(label=gettext_lazy("Mobile"), required=False)
    email = forms.EmailField(label=gettext_lazy("E-mail"), required=False)
    company = forms.CharField(label=gettext_lazy("Company"), max_length=120, required=False)

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs.setdefault("autocomplete", "off")
        self.helper = helper(Div("name", "phone", "email", "company", css_class="fd-pair"))

    @property
    def coming(self) -> Coming:
        return Coming(**self.cleaned_data)
