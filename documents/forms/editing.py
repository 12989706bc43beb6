"""An incoming document as it is corrected: what may have been misread, what is proposed, and until when."""

from datetime import datetime
from typing import Any

from crispy_forms.layout import Div
from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from documents.forms.registering import DATES, not_to_come
from documents.models import Channel, Document, Urgency
from frontdesk.office.forms.editing import EditForm
from frontdesk.web.forms import MomentField

REFUSALS = {"subject": "subject", "twin": "source_number"}


class DocumentForm(EditForm):
    """Its fields are those of the document; of one that stays on paper there is no subject."""

    subject = forms.CharField(label=_("Subject"), max_length=300, error_messages={"required": _("Write the subject.")})
    source = forms.CharField(label=pgettext_lazy("a document", "From"), max_length=120, error_messages={"required": _("Who sent it?")})
    source_number = forms.CharField(label=_("Its number"), max_length=60, required=False)
    urgency = forms.ChoiceField(label=_("Urgency"), choices=Urgency.choices)
    due_on = forms.DateField(label=_("To be dealt with by"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    proposal = forms.CharField(label=_("Proposed handling"), max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 3}))
    grounds = forms.CharField(label=_("Grounds"), max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 2}))
    channel = forms.ChoiceField(label=pgettext_lazy("a document", "Came by"), choices=Channel.choices)
    received_at = MomentField(label=_("Received"), required=False)
    twin_seen = forms.BooleanField(required=False, widget=forms.HiddenInput)  # that there is one like it
    known = forms.BooleanField(required=False, widget=forms.HiddenInput)  # that who has signed is asked anew

    def __init__(self, data: Any = None, *, record: Document, **kwargs: Any):
        super().__init__(data, record=record, **kwargs)
        if record.is_paper_only:
            del self.fields["subject"]

    @property
    def names(self) -> list[str]:
        left_out = {"known", "twin_seen", *(["subject"] if self.record.is_paper_only else [])}
        return [name for name in super().names if name not in left_out]

    def laid_out(self) -> list[Any]:
        subject = [name for name in self.names if name == "subject"]
        pairs = (("source", "source_number"), ("channel", "received_at"), ("urgency", "due_on"))
        return ["proposal", "grounds", *subject, *(Div(*pair, css_class="dc-pair") for pair in pairs), DATES, "known", "twin_seen"]

    def clean_received_at(self) -> datetime | None:
        """The moment that stands, where only its seconds would differ."""
        received: datetime | None = self.cleaned_data["received_at"]
        if received is None:
            return received
        not_to_come(received)
        stands = self.record.received_at
        return stands if stands and stands.replace(second=0, microsecond=0) == received else received
