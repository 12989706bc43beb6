"""The basket: `n_<id>` in an address or a form is how many of an item; nothing of it lies in a session."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from frontdesk.people.models import Person
from frontdesk.people.permissions import Can
from frontdesk.web.forms import PersonField, helper
from supplies.actions.requisitions import MOST
from supplies.models import Item

KINDS = 100  # of things in one basket


def basket(sent: QueryDict) -> dict[Item, int]:
    """What was chosen, in the catalogue's order; what makes no sense is not in it."""
    wanted = {}
    for name, value in sent.items():
        pk, many = name.removeprefix("n_"), value.strip()
        if name.startswith("n_") and all(each.isascii() and each.isdigit() and len(each) < 10 for each in (pk, many)) and int(many):
            wanted[int(pk)] = min(int(many), MOST)
    items = Item.objects.open().with_stock().select_related("category").filter(pk__in=list(wanted)[:KINDS])
    return {item: wanted[item.pk] for item in items}


class RequisitionForm(forms.Form):
    """What for, and for whom."""

    purpose = forms.CharField(label=_("Purpose"), max_length=200, required=False)
    asker = PersonField(label=_("Who it is for"))

    def __init__(self, reader: Person, *args: Any, **kwargs: Any):
        kwargs["initial"] = {"asker": reader, **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        self.reader = reader
        self.helper = helper("purpose", "asker")

    def clean_asker(self) -> Person:
        """Oneself or a colleague of one's department; who runs the store asks for anybody."""
        asker: Person = self.cleaned_data["asker"]
        if self.reader.can(Can.RUN_SUPPLIES) or asker.pk == self.reader.pk or asker.department_id == self.reader.department_id:
            return asker
        raise forms.ValidationError(_("You ask for yourself or for colleagues of your own department."), "foreign")
