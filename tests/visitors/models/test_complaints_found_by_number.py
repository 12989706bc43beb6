"""After an upgrade a complaint from before the numbers is found by the one it was given, with nothing done by hand."""

from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection

from frontdesk.people.models import Department, Person
from frontdesk.search.finding import find
from frontdesk.search.invariants import rows_are_true
from frontdesk.search.models import SearchRow
from frontdesk.search.rows import put
from tests.factories.calls import a_call, a_complaint
from visitors.models import Complaint

upgrade = import_module("visitors.migrations.0022_complaints_found_by_number").forget_rows


@pytest.mark.django_db
def test_a_complaint_numbered_by_the_upgrade_is_found_by_its_number(rita: Person, product: Department) -> None:
    complaint, call = a_complaint(rita, product), a_call(rita)
    Complaint.objects.filter(pk=complaint.pk).update(number="")
    put(Complaint.objects.get(pk=complaint.pk))  # as it was found before there were numbers
    Complaint.objects.filter(pk=complaint.pk).update(number=complaint.number)
    assert find(complaint.number, rita, limit=5).hits == []

    upgrade(apps, SimpleNamespace(connection=connection))
    call_command("search", "rebuild", if_empty=True, verbosity=0)

    assert [hit.path for hit in find(complaint.number, rita, limit=5).hits] == [complaint.get_absolute_url()]
    assert SearchRow.objects.filter(kind="visitors.call", record_id=call.pk).exists()  # what others are found by stays
    assert list(rows_are_true()) == []
