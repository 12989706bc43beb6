"""Paper as it is written down, handed over, brought back, lost."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from documents.models import Paper
from documents.models.paper import MOST_COPIES
from documents.scope import seen_by
from frontdesk.people.models import Person
from frontdesk.web.forms import PersonField
from frontdesk.web.signature import SignatureField

REFUSALS = {"left": "to", "not-cleared": "to", "not-named": "to", "same": "to", "signature": "signature"}


class CopiesForm(forms.Form):
    copies = forms.IntegerField(label=_("Copies"), min_value=1, max_value=MOST_COPIES)
    place = forms.CharField(label=_("Where it lies"), max_length=80, required=False)


class PlaceForm(forms.Form):
    place = forms.CharField(label=_("Where it lies"), max_length=80, required=False)


class LostForm(forms.Form):
    words = forms.CharField(label=_("What is known"), max_length=300, required=False)


class SeenForm(forms.Form):
    """The last hand-over that the reader had before them."""

    seen = forms.IntegerField(min_value=1)


class HandForm(SeenForm):
    to = PersonField(label=pgettext_lazy("a paper", "Who takes it"), error_messages={"required": _("Choose a colleague.")})
    words = forms.CharField(label=_("Note"), max_length=300, required=False)
    signature = SignatureField()


def places(reader: Person) -> list[str]:
    """Where papers that this reader may know lay before, in their order."""
    return list(Paper.objects.about(seen_by(reader)).exclude(place="").order_by("place").values_list("place", flat=True).distinct()[:50])
