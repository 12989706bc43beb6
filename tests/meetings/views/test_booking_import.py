"""Bookings from a spreadsheet: every row judged with its mistakes, what is good is booked, who was quicker keeps the room."""

from collections.abc import Sequence
from datetime import date, time
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from openpyxl import load_workbook

from frontdesk.excel.write import write
from frontdesk.people.models import Person
from meetings.forms.booking_rows import HEADS, clock_in, day_in, heads
from meetings.models import Booking
from tests.factories.meetings import TOMORROW_10, a_room, booked
from tests.factories.people import PersonFactory
from tests.moments import HOUR
from tests.queries import queries
from tests.staff import Staff, words

pytestmark = [pytest.mark.django_db, pytest.mark.once, pytest.mark.usefixtures("at")]
IMPORT = "meetings:booking_import"
CHINESE = ("会议室", "日期", "开始", "结束", "主题", "组织人", "人数")


def file_of(rows: Sequence[Sequence[Any]], titles: Sequence[str] = CHINESE) -> SimpleUploadedFile:
    out = BytesIO()
    write(out, title="预约", heads=list(titles), rows=rows)
    return SimpleUploadedFile("x.xlsx", out.getvalue())


def wrong_in(page: HttpResponse) -> dict[int, list[str]]:
    return {each.number: [f"{wrong.column}: {wrong.words}" for wrong in each.wrong] for each in page.context["found"].rows if each.wrong}


def test_good_rows_are_booked_for_their_organisers(ann: Person, bo: Person, rita: Person) -> None:
    a_room()
    staff, day = Staff(rita), date(2026, 11, 24)
    rows = [
        ["云山厅", day, time(10), time(11), "周例会", "ann", 6],
        ["云山厅", "2026/11/24", "11:00", "12:30", "样机评审", bo.name, ""],
        ["云山厅", "2026年11月25日", "9：00", "9.45", "预算", None, "3"],
    ]
    page = staff.press(IMPORT, file=file_of(rows))
    assert (page.status_code, wrong_in(page), "3 rows can be booked." in words(page)) == (200, {}, True)
    assert Booking.objects.count() == 0
    answer = staff.press(f"{IMPORT}_confirm", payload=page.context["payload"])
    assert (answer.status_code, staff.told(answer)) == (302, ["3 meetings are booked."])
    found = Booking.objects.order_by("begins_at").values_list("begins_at", "meeting__subject", "meeting__organiser", "meeting__people")
    assert list(found) == [
        (TOMORROW_10, "周例会", ann.pk, 6),
        (TOMORROW_10 + HOUR, "样机评审", bo.pk, 2),
        (TOMORROW_10 + 23 * HOUR, "预算", rita.pk, 3),
    ]


def test_every_mistake_is_named_by_its_row_and_column(ann: Person, bo: Person, rita: Person) -> None:
    room = a_room(opens_at=time(9), closes_at=time(18))
    booked(bo, room=room, subject="飞龙收购", is_confidential=True)
    for login in ("na1", "na2"):
        PersonFactory(name="李娜", username=login)
    day = date(2026, 11, 24)
    rows = [
        ["没有的厅", day, time(10), time(11), "周例会", "ann", 6],
        ["云山厅", "后天", "十点", time(11), "", "nobody", "viele"],
        ["云山厅", day, time(10, 30), time(11, 30), "周例会", "ann", 6],  # Bo has it
        ["云山厅", day, time(13), time(14), "周例会", "李娜", 6],
        ["云山厅", day, time(17), time(19), "周例会", "ann", 6],
        ["云山厅", date(2026, 11, 20), time(10), time(11), "周例会", "ann", 6],
        ["云山厅", day, time(15), time(14), "周例会", "ann", 6],
        ["云山厅", day, time(15), time(16), "周例会", "ann", 9],
        ["云山厅", day, time(16), time(17), "周例会", "ann", 6],
        ["云山厅", day, time(16, 30), time(17, 30), "周例会", "ann", 6],  # the row before has it
    ]
    page = Staff(rita).press(IMPORT, file=file_of(rows))
    assert wrong_in(page) == {
        2: ["Room: No meeting room that is in use is called that."],
        3: [
            "Day: Write the day like 2026-11-23.",
            "From: Write the time like 14:30.",
            "Subject: Write the subject, 120 characters at most.",
            "Organiser: No colleague has this log-in or name.",
            "People: Write a whole number from 1 on.",
        ],
        4: ["From: The room is taken then."],
        5: ["Organiser: Several colleagues fit: 李娜 (na1), 李娜 (na2). Write the log-in."],
        6: ["From: The room is not open then."],
        7: ["Day: That is over already."],
        8: ["Until: It ends before it begins."],
        9: ["People: The room seats 8."],
        11: ["From: Row 10 has the room then."],
    }
    assert ("飞龙" in page.content.decode(), bo.name in page.content.decode()) == (False, False)


def test_who_was_quicker_keeps_the_room_and_the_others_are_booked(ann: Person, bo: Person, rita: Person) -> None:
    room, staff, day = a_room(), Staff(rita), date(2026, 11, 24)
    rows = [["云山厅", day, time(10), time(11), "周例会", "ann", 4], ["云山厅", day, time(14), time(15), "周例会", "ann", 4]]
    page = staff.press(IMPORT, file=file_of(rows))
    booked(bo, room=room)
    answer = staff.press(f"{IMPORT}_confirm", payload=page.context["payload"])
    assert staff.told(answer) == ["1 meeting is booked.", "Row 2 was not booked: The room is taken then."]
    assert Booking.objects.holding().count() == 2


def test_a_preview_of_somebody_else_or_a_forged_one_books_nothing(ann: Person, rita: Person, olga: Person) -> None:
    a_room()
    page = Staff(rita).press(IMPORT, file=file_of([["云山厅", date(2026, 11, 24), time(10), time(11), "周例会", "ann", 4]]))
    for staff, payload in ((Staff(olga), page.context["payload"]), (Staff(rita), "x")):
        answer = staff.press(f"{IMPORT}_confirm", payload=payload)
        assert (answer.status_code, "older than an hour" in words(answer)) == (422, True)
    assert Booking.objects.count() == 0


def test_files_that_are_none_and_heads_that_are_missing(rita: Person) -> None:
    staff = Staff(rita)
    for given, said in (
        (SimpleUploadedFile("x.xlsx", b"PK nothing"), "xlsx"),
        (file_of([]), "There is nothing below the heads."),
        (file_of([["云山厅"]], ["会议室"]), "there is no column headed Day, From, Until, Subject"),
        (file_of([["云山厅", 1, 1, 1, "x", "", ""]] * 301), "At most 300 rows at once."),
    ):
        page = staff.press(IMPORT, file=given)
        assert (page.status_code, said in words(page)) == (422, True), said
    assert staff.press(IMPORT).status_code == 422


def test_the_empty_file_has_the_heads_that_are_read(rita: Person) -> None:
    sheet = load_workbook(BytesIO(b"".join(Staff(rita).open("meetings:booking_sheet").streaming_content))).active
    assert [cell.value for cell in sheet[1]] == ["Room", "Day", "From", "Until", "Subject", "Organiser", "People"]
    assert (len(heads()), set(HEADS)) == (7, {"room", "day", "begins", "ends", "subject", "organiser", "people"})


def test_days_and_clocks_as_people_type_them() -> None:
    assert {day_in(text) for text in ("2026-11-24", "2026/11/24", "2026.11.24", "2026年11月24日", "20261124")} == {date(2026, 11, 24)}
    assert {day_in(text) for text in ("", None, "24.11.2026", "1026-11-24", "x", 5)} == {None}
    assert {clock_in(text) for text in ("9:30", "09:30", "9：30", "9.30", "09:30:59")} == {time(9, 30)}
    assert {clock_in(text) for text in ("", None, "25:00", "9", "x")} == {None}


def test_many_rows_ask_as_often_as_few(ann: Person, rita: Person) -> None:
    for number in range(20):
        a_room(f"室{number}")
    staff = Staff(rita)
    rows = [[f"室{number}", date(2026, 11, 24), time(10), time(11), "周例会", "ann", 4] for number in range(20)]
    staff.press(IMPORT, file=file_of(rows[:2]))
    few = queries(lambda: staff.press(IMPORT, file=file_of(rows[:2])))
    assert queries(lambda: staff.press(IMPORT, file=file_of(rows))) == few


def test_only_the_office_imports(ann: Person) -> None:
    staff = Staff(ann)
    assert [staff.open(page).status_code for page in (IMPORT, "meetings:booking_sheet")] == [403, 403]
    assert [staff.press(page).status_code for page in (IMPORT, f"{IMPORT}_confirm")] == [403, 403]
