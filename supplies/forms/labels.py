"""Which labels to print, and what somebody before the shelf may say."""

from django import forms
from django.utils.translation import gettext_lazy as _

from frontdesk.web.forms import helper
from supplies.actions.reporting import WHAT

A4, ROLL = "a4", "roll"
MOST_LABELS = 24


class LabelsForm(forms.Form):
    """All of it by GET."""

    size = forms.ChoiceField(label=_("Label paper"), choices=[(A4, _("A4 sheets, 3 × 8")), (ROLL, _("Roll, 60 × 40 mm"))], required=False)
    start = forms.IntegerField(label=_("Begin at label"), min_value=1, max_value=MOST_LABELS, required=False)


class ReportForm(forms.Form):
    what = forms.ChoiceField(label=_("What is wrong"), choices=list(WHAT.items()))
    words = forms.CharField(label=_("A few words"), max_length=200, required=False)
    helper = helper("what", "words")
