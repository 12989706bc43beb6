"""What a visitor says on their own page: that they are running late, and the answer to the one question afterwards."""

from django import forms
from django.utils.translation import gettext_lazy as _

NO_SCORE = _("Choose one of the five.")
TOO_LONG = _("This is too long. Enter at most %(limit_value)d characters.")
SCORES = [(1, _("Poor")), (2, _("Fair")), (3, _("Fine")), (4, _("Good")), (5, _("Great"))]


class FeedbackForm(forms.Form):
    """A score from 1 to 5, and words for who likes."""

    score = forms.TypedChoiceField(choices=SCORES, coerce=int, error_messages={"required": NO_SCORE, "invalid_choice": NO_SCORE})
    words = forms.CharField(required=False, max_length=1000, error_messages={"max_length": TOO_LONG})


class LateForm(forms.Form):
    """How many minutes later than the moment that the page showed."""

    minutes = forms.IntegerField()
    seen = forms.DateTimeField()
