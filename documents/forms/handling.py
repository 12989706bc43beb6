"""Handing a document to a department, reporting back, filing."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from documents.scope import seen_by
from frontdesk.people.models import Department, Person
from frontdesk.web.forms import DepartmentField, PersonField


class HandleForm(forms.Form):
    department = DepartmentField(required=True, empty_label=None)
    handler = PersonField(label=_("Colleague, if not the head"), required=False)
    due_on = forms.DateField(label=_("By"), widget=forms.DateInput(attrs={"type": "date"}))
    words = forms.CharField(label=_("What is to be done"), max_length=500, required=False)


class ReportBackForm(forms.Form):
    words = forms.CharField(label=_("What was done"), max_length=2000, required=False)


class FileForm(forms.Form):
    year = forms.IntegerField(label=_("Year"), min_value=1950, max_value=2100)
    under = forms.CharField(label=_("Category"), max_length=60, required=False)
    where = forms.CharField(label=_("Where the paper lies"), max_length=80, required=False)


def departments() -> list[Department]:
    return list(Department.objects.open().select_related("parent"))


def categories(reader: Person) -> list[str]:
    """Under which documents that this reader may know were filed before, in their order."""
    return list(seen_by(reader).exclude(filed_under="").order_by("filed_under").values_list("filed_under", flat=True).distinct()[:50])


def this_year() -> int:
    return timezone.localdate().year
