"""A day for a row of the summary."""

from django import forms
from django.utils.translation import gettext_lazy as _

from frontdesk.people.models import Department
from supplies.forms.days import DayField


class DateForm(forms.Form):
    """By when, and by which department when it is another than the responsible one."""

    on = DayField(label=_("To be seen to by"))
    department = forms.ModelChoiceField(
        queryset=Department.objects.order_by("name"), required=False, label=_("Department"), empty_label=_("the responsible one")
    )
