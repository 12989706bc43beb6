"""收文登记 as it is typed: what came, from whom, how secret, how urgent, and what should be done with it."""

from datetime import datetime, timedelta
from typing import Any

from crispy_forms.layout import HTML, Div
from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from documents.models import Channel, Level, Urgency
from documents.models.paper import MOST_COPIES
from frontdesk.web.files import FilesField
from frontdesk.web.forms import Fold, MomentField, helper

DATES = HTML('{% include "documents/_dates_live.html" with include="#id_urgency, #id_due_on" %}')
REFUSALS = {"subject": "subject", "files": "papers", "too-many": "papers", "not-cleared": "level", "twin": "source_number"}
SOON = timedelta(minutes=5)  # clocks differ


def not_to_come(received: datetime) -> datetime:
    if received > timezone.now() + SOON:
        raise forms.ValidationError(_("That is still to come."))
    return received


class RegisterForm(forms.Form):
    """One page, from top to bottom by keyboard."""

    subject = forms.CharField(
        label=_("Subject"),
        max_length=300,
        error_messages={"required": _("Write the subject.")},
        widget=forms.TextInput(attrs={"autofocus": True}),
    )
    source = forms.CharField(label=pgettext_lazy("a document", "From"), max_length=120, error_messages={"required": _("Who sent it?")})
    source_number = forms.CharField(label=_("Its number"), max_length=60, required=False)
    channel = forms.ChoiceField(label=pgettext_lazy("a document", "Came by"), choices=Channel.choices, initial=Channel.POST)
    received_at = MomentField(label=_("Received"))
    urgency = forms.ChoiceField(label=_("Urgency"), choices=Urgency.choices, initial=Urgency.NORMAL)
    level = forms.TypedChoiceField(label=_("Secrecy level"), choices=Level.choices, initial=Level.INTERNAL, coerce=int)
    is_paper_only = forms.BooleanField(
        label=_("Stays on paper: no scan, no subject in here"), required=False, help_text=_("For what bears a state secret's mark.")
    )
    due_on = forms.DateField(label=_("To be dealt with by"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    copies = forms.IntegerField(
        label=_("Copies on paper"),
        required=False,
        min_value=0,
        max_value=MOST_COPIES,
        help_text=_("Empty: one, of what came by post, courier or hand."),
    )
    papers = FilesField(label=_("Files"), required=False)
    proposal = forms.CharField(label=_("Proposed handling"), max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 2}))
    grounds = forms.CharField(label=_("Grounds"), max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 2}))
    twin_seen = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["subject"].required = "is_paper_only" not in self.data
        self.fields["received_at"].initial = timezone.localtime().replace(second=0, microsecond=0)
        pairs = (("source", "source_number"), ("channel", "received_at"), ("urgency", "level"), ("due_on", "copies"))
        rows = [Div(*pair, css_class="dc-pair") for pair in pairs]
        fold = Fold(_("Proposed handling"), "proposal", "grounds")
        self.helper = helper("subject", *rows, DATES, "papers", fold, "is_paper_only", "twin_seen")

    def clean_received_at(self) -> datetime:
        return not_to_come(self.cleaned_data["received_at"])

    @property
    def values(self) -> dict[str, Any]:
        """What `register` takes, of a valid form."""
        return {name: value for name, value in self.cleaned_data.items() if name not in ("papers", "twin_seen", "copies")}


class VersionForm(forms.Form):
    """A file that comes later."""

    papers = FilesField(label=_("Files"))
