"""The form of a supplier's review: three marks, what follows, why."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from supplies.models import SupplierReview

REFUSALS = {"words": "words", "decision": "decision"}
LABELS = {"quality": _("Quality"), "service": _("Service"), "cooperation": _("Cooperation")}
NEEDED = {"required": _("Give a mark from 1 to 5.")}


def mark(label: Any) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=label, choices=[(str(n), str(n)) for n in range(1, 6)], coerce=int, widget=forms.RadioSelect, error_messages=NEEDED
    )


class ReviewForm(forms.Form):
    quality = mark(LABELS["quality"])
    service = mark(LABELS["service"])
    cooperation = mark(LABELS["cooperation"])
    decision = forms.ChoiceField(
        label=_("What follows"),
        choices=SupplierReview.Decision.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Keep, negotiate or replace?")},
    )
    words = forms.CharField(
        label=_("Why"),
        max_length=200,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "autocomplete": "off"}),
        help_text=_("Needed where you decide otherwise than the grade suggests."),
    )
