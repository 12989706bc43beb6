"""What a technician says on the phone: why not, what is said, how long it rests, what was done, where it goes."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from frontdesk.web.files import FilesField
from frontdesk.web.forms import MomentField
from repairs.models import Cause, Contractor, HandOffOutcome, PauseReason

REFUSALS = {
    **{"words": "words", "reason": "reason", "past": "until", "too-long": "until", "cause": "cause", "outcome": "outcome"},
    **{"told_on": "told_on", "too-soon": "told_on", "free-day": "told_on", "contractor": "contractor", "cost": "cost"},
}
NO_WORDS = {"required": _("Write a few words.")}


def said(label: Any, longest: int = 2000, **kwargs: Any) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": 3, "class": "form-control"})
    return forms.CharField(label=label, max_length=longest, widget=widget, **{"error_messages": NO_WORDS, **kwargs})


class DayField(forms.DateField):
    """A day, by the phone's own picker."""

    def __init__(self, **kwargs: Any):
        widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "class": "form-control"})
        super().__init__(widget=widget, error_messages={"required": _("Choose a day."), "invalid": _("Choose a day.")}, **kwargs)


class Choose(forms.ChoiceField):
    """One of a few, as large buttons; nothing is chosen beforehand."""

    def __init__(self, **kwargs: Any):
        words = {"required": _("Choose one."), "invalid_choice": _("Choose one.")}
        super().__init__(widget=forms.RadioSelect, error_messages=words, **kwargs)


class SayForm(forms.Form):
    words = said(_("Words"))


class DeclineForm(forms.Form):
    reason = said(_("Why not?"), 200)


class PauseForm(forms.Form):
    reason = Choose(label=_("What does it wait for?"), choices=PauseReason)
    until = MomentField(label=_("Goes on by itself"))


class DayForm(forms.Form):
    """The day that the asker is told."""

    told_on = DayField(label=_("Repaired by"))

    def __init__(self, *args: Any, first: date | None = None, **kwargs: Any):
        super().__init__(*args, **{"initial": {"told_on": first}, **kwargs})
        if first:
            self.fields["told_on"].widget.attrs["min"] = first.isoformat()


class FinishForm(forms.Form):
    words = said(_("What was done?"))
    cause = Choose(label=_("Why did it break?"), choices=Cause)
    photos = FilesField(label=_("Photos"), required=False)


class ContractorChoice(forms.ModelChoiceField):
    """Open contractors as large buttons, those for the category first."""

    def __init__(self, **kwargs: Any):
        words = {"required": _("Choose a contractor."), "invalid_choice": _("Choose a contractor.")}
        rows = Contractor.objects.open().in_order()
        super().__init__(queryset=rows, widget=forms.RadioSelect, empty_label=None, error_messages=words, **kwargs)


class HandOffForm(forms.Form):
    """To whom, until when; the day that the asker is told only where none was told yet."""

    contractor = ContractorChoice(label=_("To whom?"))
    until = MomentField(label=_("Done by, as agreed with them"))
    told_on = DayField(label=_("The asker is told: repaired by"))
    words = said(_("What should they know?"), 500, required=False)

    def __init__(self, *args: Any, first: date | None, **kwargs: Any):
        super().__init__(*args, **{"initial": {"told_on": first}, **kwargs})
        if first is None:
            del self.fields["told_on"]
        else:
            self.fields["told_on"].widget.attrs["min"] = first.isoformat()


class RenewForm(forms.Form):
    until = MomentField(label=_("Done by, as agreed with them"))


class PaperForm(forms.Form):
    """What the contractor's paper says. The cost only for who may read prices."""

    invoice = forms.CharField(label=_("Invoice number"), max_length=40, required=False)
    cost = forms.DecimalField(label=_("Cost with tax"), max_digits=12, decimal_places=2, min_value=0, required=False)
    warranty_on = DayField(label=_("Warranty until"), required=False)

    def __init__(self, *args: Any, with_cost: bool, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["cost"].widget.attrs |= {"inputmode": "decimal", "class": "form-control"}
        self.fields["invoice"].widget.attrs |= {"autocomplete": "off", "class": "form-control"}
        if not with_cost:
            del self.fields["cost"]


class CameBackForm(PaperForm):
    outcome = Choose(label=_("How did it end?"), choices=HandOffOutcome)
    words = said(_("What was done?"), 500)


class ContractorDoneForm(forms.Form):
    """What a contractor says by the link."""

    outcome = Choose(
        label=_("How did it end?"),
        choices=[
            (HandOffOutcome.REPAIRED, pgettext_lazy("contractor", "repaired")),
            *((each.value, each.label) for each in (HandOffOutcome.REPLACED, HandOffOutcome.NOT_REPAIRED)),
        ],
    )
    words = said(_("What was done?"), 500)
    photos = FilesField(label=_("Photos"), required=False)
