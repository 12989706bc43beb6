"""A limit that names a department: whoever heads it today is meant."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frontdesk.limits.values import Limit
from frontdesk.people.models import Department


def choices() -> list[tuple[Any, str]]:
    """The open departments by name, and none."""
    return [("", _("none yet")), *((each.pk, str(each)) for each in Department.objects.open())]


class DepartmentChoice(Limit):
    """One of the open departments, stored by its id; '' while none is chosen. Code sees the id or None."""

    def value(self, stored: Any) -> int | None:
        return stored or None

    def shown(self, stored: Any) -> str:
        department = Department.objects.filter(pk=stored).first() if stored else None
        return str(department or _("none yet"))

    def unit(self, stored: Any) -> tuple[str, str]:
        return "", ""

    def field(self) -> forms.Field:
        return forms.TypedChoiceField(
            label=self.label or self.name,
            choices=choices,
            coerce=int,
            empty_value="",
            required=False,
            error_messages={"invalid_choice": gettext_lazy("Choose one of the departments.")},
        )
