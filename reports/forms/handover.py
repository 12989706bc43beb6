"""What one shift of the desk tells the next besides its list."""

from django import forms
from django.utils.translation import gettext_lazy as _

from frontdesk.web.forms import helper
from reports.models.handover import LONGEST_NOTE


class HandoverForm(forms.Form):
    """The note; a shift with nothing to add leaves it empty."""

    note = forms.CharField(
        label=_("Note for the next shift"),
        max_length=LONGEST_NOTE,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off"}),
        help_text=_("For example: who comes for keys, what was promised by phone."),
    )
    helper = helper("note")
