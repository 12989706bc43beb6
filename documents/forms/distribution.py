"""Whom an issued document goes to, and the receipt that comes back."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from documents.forms.routing import PeopleField
from documents.models import Channel
from frontdesk.people.models import Department


def copies_field() -> forms.IntegerField:
    wrong = _("1 to 999 copies.")
    said = {"min_value": wrong, "max_value": wrong, "invalid": wrong, "required": wrong}
    return forms.IntegerField(label=pgettext_lazy("of a document", "Copies"), min_value=1, max_value=999, error_messages=said)


class InsideForm(forms.Form):
    people = PeopleField(required=False)
    departments = forms.ModelMultipleChoiceField(queryset=Department.objects.none(), required=False)
    copies = copies_field()

    def __init__(self, *args: object, **kwargs: object):
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["departments"].queryset = Department.objects.open().select_related("head")  # type: ignore[attr-defined]


class OutsideForm(forms.Form):
    to = forms.CharField(label=_("Recipient"), max_length=120, required=False)
    channel = forms.ChoiceField(label=pgettext_lazy("a document", "Goes by"), choices=Channel.choices)
    copies = copies_field()
    sent_on = forms.DateField(label=_("Sent on"), required=False)


class ReceiptForm(forms.Form):
    received_on = forms.DateField(label=_("Received on"))
    receipt = forms.CharField(label=_("What the receipt says"), max_length=200, required=False)
