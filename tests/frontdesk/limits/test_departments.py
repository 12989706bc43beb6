"""A setting that names a department: chosen of the open ones, shown by name, none while none is chosen."""

import pytest
from django import forms
from django.utils.translation import override

from frontdesk.limits.departments import DepartmentChoice
from frontdesk.people.models import Department
from tests.moments import MONDAY_9AM

pytestmark = pytest.mark.django_db
LIMIT = DepartmentChoice("", "New customers go to")


def test_open_departments_and_none_can_be_chosen(product: Department, office: Department) -> None:
    Department.objects.filter(pk=office.pk).update(closed_at=MONDAY_9AM)
    field = LIMIT.field()
    assert [value for value, _name in field.choices] == ["", product.pk]
    assert (field.clean(str(product.pk)), field.clean("")) == (product.pk, "")


@pytest.mark.parametrize("given", ["0", "x", "-1"])
def test_anything_else_is_refused(product: Department, given: str) -> None:
    with pytest.raises(forms.ValidationError):
        LIMIT.field().clean(given)


def test_it_is_shown_by_name(product: Department) -> None:
    with override("en"):
        assert (LIMIT.shown(product.pk), LIMIT.shown(""), LIMIT.shown(10**6)) == ("Product", "none yet", "none yet")
    assert (LIMIT.value(product.pk), LIMIT.value(""), LIMIT.unit(product.pk)) == (product.pk, None, ("", ""))
