"""The page of past days' registers: who may see it, and that each download stands in the trail. And the hold on a visit's page."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from frontdesk.journal.models import Entry
from frontdesk.people.models import Person
from tests.factories.visitors import arrived_visit
from tests.moments import DAY, HOUR, MONDAY_9AM
from tests.queries import queries
from tests.staff import Staff, words
from visitors.actions import register, visits
from visitors.models import RegisterExport, Visit

pytestmark = pytest.mark.django_db


def test_the_manager_sees_days_rows_and_sizes_and_downloads_what_the_trail_notes(ann: Person, olga: Person) -> None:
    arrived_visit(ann)
    export = register.export_day(MONDAY_9AM.date(), now=MONDAY_9AM + DAY)
    staff = Staff(olga)
    page = words(staff.open("visitors:register_list"))
    assert ("2026-11-23" in page, "kept for 6 months" in page, "KB" in page) == (True, True, True)

    answer = staff.press("visitors:register_download", export.pk)

    sheet = load_workbook(BytesIO(b"".join(answer.streaming_content))).active
    assert (sheet.max_row, answer["Content-Disposition"].startswith("attachment"), answer["Cache-Control"]) == (
        2,
        True,
        "private, no-store",
    )
    entry = Entry.objects.get(verb="download_register")
    assert (entry.actor_id, entry.subject_id) == (olga.pk, str(export.pk))
    RegisterExport.objects.update(removed_at=MONDAY_9AM)
    assert staff.press("visitors:register_download", export.pk).status_code == 404


def test_nobody_else_sees_or_downloads_a_register_nor_its_file_by_the_address_of_files(ann: Person, rita: Person, olga: Person) -> None:
    export = register.export_day(MONDAY_9AM.date(), now=MONDAY_9AM + DAY)
    file = register.file_of(export)
    assert file is not None
    for person in (rita, ann):
        staff = Staff(person)
        answers = [staff.open("visitors:register_list"), staff.press("visitors:register_download", export.pk)]
        assert [answer.status_code for answer in answers] == [403, 403]
    assert [Staff(person).open("file_download", file.pk).status_code for person in (rita, ann, olga)] == [404] * 3
    assert Entry.objects.filter(verb="download_register").count() == 0


def test_the_page_asks_the_same_for_one_and_for_thirty_days(olga: Person) -> None:
    staff = Staff(olga)
    register.export_day(MONDAY_9AM.date(), now=MONDAY_9AM)
    staff.open("visitors:register_list")
    few = queries(lambda: staff.open("visitors:register_list"))
    for day in range(1, 30):
        register.export_day((MONDAY_9AM + day * DAY).date(), now=MONDAY_9AM)
    assert queries(lambda: staff.open("visitors:register_list")) == few


def test_the_manager_holds_a_visit_and_ends_the_hold_and_others_see_nothing_of_it(ann: Person, rita: Person, olga: Person) -> None:
    visit = visits.check_out(arrived_visit(ann), now=MONDAY_9AM + HOUR)
    staff = Staff(olga)
    assert ["Hold this visit" in words(Staff(person).open("visitors:visit_detail", visit.pk)) for person in (olga, rita, ann)] == [
        True,
        False,
        False,
    ]
    assert staff.told(staff.press("visitors:visit_hold", visit.pk, reason="")) == ["Say in a few words which incident needs this visit."]

    assert staff.told(staff.press("visitors:visit_hold", visit.pk, reason="烟雾报警")) == [
        "李思远 is not forgotten until the hold is ended"
    ]
    page = words(staff.open("visitors:visit_detail", visit.pk))
    refused = words(staff.press("visitors:visit_forget", visit.pk, reason="asked by phone"))
    assert ("烟雾报警" in page, "End the hold" in page, "End the hold first" in refused) == (True, True, True)

    assert staff.told(staff.press("visitors:visit_release", visit.pk)) == ["The hold on 李思远 is ended"]
    assert Visit.objects.get(pk=visit.pk).held_at is None
    assert [Staff(person).press("visitors:visit_hold", visit.pk, reason="x").status_code for person in (rita, ann)] == [403, 403]
