"""To whom a document is given to read, what for and until when; and what a reader says."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from documents.actions.circulating import MOST_READERS
from documents.finding.offered import Offer
from documents.forms.routing import with_list
from documents.models import Document, Mode, Turn
from frontdesk.web.forms import PeopleField
from frontdesk.workdays.load import calendar

USUAL = 3  # working days


class CirculationForm(forms.Form):
    """The day is some working days ahead unless another is chosen."""

    purpose = forms.CharField(
        label=_("What it is read for"), max_length=200, error_messages={"required": _("Say in a few words what it is read for.")}
    )
    readers = PeopleField(
        label=pgettext_lazy("of a circulation", "Readers"),
        most=MOST_READERS,
        help_text=_("Names separated by commas; in Chinese, English or pinyin."),
        error_messages={"required": _("Name a reader.")},
    )
    turn = forms.ChoiceField(label=pgettext_lazy("circulation", "How it goes round"), choices=Turn.choices, initial=Turn.AT_ONCE)
    due_on = forms.DateField(label=_("To be read by"), widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}))

    def __init__(self, data: Any, document: Document, **more: Any):
        super().__init__(data, **more)
        self.fields["due_on"].initial = usual_day(document)
        if document.is_urgent:
            self.fields["due_on"].help_text = _("This one is urgent: it is to be read within 24 hours.")


def with_readers(data: Any, offers: Sequence[Offer]) -> tuple[Any, str]:
    """What was typed, with the list that `fill` asks for among the readers, and what is said of it."""
    offer = next((each for each in offers if str(each.routing_list.pk) == data.get("fill")), None)
    if offer is None:
        return data, ""
    turn = Turn.IN_TURN if offer.routing_list.mode == Mode.ORDERED else Turn.AT_ONCE
    return with_list(data, offer, "readers", turn=turn.value), offer.said


def usual_day(document: Document) -> date:
    """By when a document is read unless another day is chosen."""
    today = timezone.localdate()
    return today + timedelta(days=1) if document.is_urgent else calendar().add_workdays(today, USUAL)


class ReadersForm(forms.Form):
    """Colleagues who read it, too."""

    readers = PeopleField(most=MOST_READERS, error_messages={"required": _("Name a reader.")})


class RemarkForm(forms.Form):
    words = forms.CharField(max_length=500, required=False)
