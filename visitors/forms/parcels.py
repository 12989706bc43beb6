"""Parcels: logged one after the other, corrected, handed over to whom a code or a signature proves."""

from typing import Any

from crispy_forms.layout import Div
from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from frontdesk.web.files import FilesField
from frontdesk.web.forms import Fold, PersonField, helper
from frontdesk.web.signature import SignatureField
from visitors.models import Parcel
from visitors.models.carrier import LONGEST, Carrier
from visitors.models.parcel import ParcelKind, Why
from visitors.models.parcel import ParcelQuerySet as Parcels

REFUSALS = {
    "number": "number",
    "recipient": "recipient",
    "duplicate": "number",
    "code": "code",
    "proof": "code",
    "tries": "code",
    "private": "code",
    "left": "taker",
}
CARRIERS = [("", _("by its number")), *Carrier.choices]
TYPED = {"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}


class ParcelForm(forms.Form):
    """Number, whose it is, shelf; all else has an answer already."""

    number = forms.CharField(
        label=_("Parcel number"),
        max_length=LONGEST * 2,
        widget=forms.TextInput(attrs={**TYPED, "autofocus": True}),
        error_messages={"required": _("Scan or type the number.")},
    )
    recipient = PersonField(label=pgettext_lazy("parcel", "For whom"), error_messages={"required": _("Choose whom it is for.")})
    shelf = forms.CharField(label=_("Shelf"), max_length=20, required=False, widget=forms.TextInput(attrs=TYPED))
    kind = forms.ChoiceField(label=_("Kind"), choices=ParcelKind.choices, initial=ParcelKind.BUSINESS)
    carrier = forms.ChoiceField(label=_("Carrier"), choices=CARRIERS, required=False)
    sender = forms.CharField(label=_("Sender"), max_length=120, required=False, widget=forms.TextInput(attrs={"autocomplete": "off"}))
    damage = forms.CharField(label=_("What is damaged"), max_length=200, required=False, help_text=_("For example: corner crushed, wet."))
    photos = FilesField(label=_("Photos of the wrapping"), required=False)
    is_again = forms.BooleanField(label=_("It is another parcel with the same number"), required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        fold = Fold(_("Damaged, sender, carrier"), "damage", "photos", Div("sender", "carrier", css_class="fd-pair"))
        self.helper = helper(Div("number", "recipient", css_class="fd-pair"), "is_again", Div("shelf", "kind", css_class="fd-pair"), fold)

    def offer_again(self) -> None:
        """The number is there already: now it can be confirmed."""
        self.fields["is_again"].widget = forms.CheckboxInput()

    @property
    def given(self) -> dict[str, Any]:
        """What the action wants to know, but for the photos, which are looked at before any transaction."""
        return {name: value for name, value in self.cleaned_data.items() if name != "photos"}


class AmendForm(forms.Form):
    """What may turn out wrong while it lies on the shelf."""

    recipient = PersonField(label=pgettext_lazy("parcel", "For whom"), error_messages={"required": _("Choose whom it is for.")})
    shelf = forms.CharField(label=_("Shelf"), max_length=20, required=False, widget=forms.TextInput(attrs=TYPED))
    kind = forms.ChoiceField(label=_("Kind"), choices=ParcelKind.choices)
    carrier = forms.ChoiceField(label=_("Carrier"), choices=Carrier.choices)
    helper = helper("recipient", Div("shelf", "kind", css_class="fd-pair"), "carrier")


class HandOverForm(forms.Form):
    """Which parcels of one person, into whose hands, and the proof."""

    parcels = forms.ModelMultipleChoiceField(
        label=_("Parcels"),
        queryset=Parcel.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one parcel."), "invalid_choice": _("One of these has left the shelf meanwhile.")},
    )
    taker = PersonField(label=_("Who takes it"))
    code = forms.CharField(
        label=_("Pick-up code"),
        max_length=10,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "numeric"}),
    )
    signature = SignatureField()

    def __init__(self, waiting: Parcels, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["parcels"].queryset = waiting  # type: ignore[attr-defined]


class HandBackForm(forms.Form):
    """Why the carrier takes it back."""

    why = forms.ChoiceField(label=_("Why"), choices=Why.choices, initial=Why.UNCLAIMED, widget=forms.Select(attrs={"class": "form-select"}))
