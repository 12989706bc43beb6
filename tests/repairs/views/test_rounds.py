"""A round on a phone: today's list, the label of a place, one tap an item, a photo of a fault, and the history as a file."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from frontdesk.files.models import Attachment
from frontdesk.people.models import Person
from repairs.actions import missed_rounds, rounds
from repairs.models import Result, Round, RoundAnswer, Ticket
from tests.factories.repairs import a_spot, a_team
from tests.factories.repairs_rounds import a_checklist, a_round, done, item_of
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM
from tests.sample_files import picture
from tests.staff import Staff, words

pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.fixture
def nine(at) -> None:
    """It is Monday, nine o'clock."""
    at(MONDAY_9AM)


def test_today_by_state_and_only_one_s_own(nine: None, rita: Person, tom: Person, olga: Person) -> None:
    a_round(a_checklist(rita, name="开门", name_en="Opening"), MONDAY_9AM + 30 * MINUTE)
    a_checklist(rita, name="下班", name_en="Closing", times=["18:30"])
    done(a_round(a_checklist(rita, name="大堂", name_en="Lobby", times=["08:00"]), MONDAY_9AM - HOUR), by=rita, at=MONDAY_9AM - HOUR)
    missed = a_round(a_checklist(None, name="走廊", name_en="Corridor", team=a_team(tom)), MONDAY_9AM - 2 * HOUR)
    missed_rounds.miss(missed, now=MONDAY_9AM)
    text = words(Staff(rita).open("repairs:round_list"))
    order = [text.find(each) for each in ("To do now", "Opening", "Later today", "Closing", "opens 17:30", "Done today", "Lobby")]
    assert -1 not in order
    assert order == sorted(order)
    assert "Corridor" not in text
    assert "Corridor" in words(Staff(tom).open("repairs:round_list"))
    assert "Corridor" in words(Staff(olga).open("repairs:round_list"))


def test_the_label_of_a_place_leads_to_its_round(nine: None, rita: Person) -> None:
    hall, kitchen = a_spot("大堂"), a_spot("茶水间")
    here = a_round(a_checklist(rita, name="大堂", place=hall))
    page = Staff(rita).open("place_page", hall.token)
    assert f"/repairs/rounds/?at={hall.token}" in page.content.decode()
    assert Staff(rita).client.get("/repairs/rounds/", {"at": hall.token})["Location"] == here.get_absolute_url()
    assert "No round looks at this place today" in words(Staff(rita).open("repairs:round_list", at=kitchen.token))
    a_round(a_checklist(rita, name="午间", name_en="Noon", place=hall))
    assert "Noon" in words(Staff(rita).open("repairs:round_list", at=hall.token))  # two: one chooses


def test_one_tap_an_item_and_done(nine: None, rita: Person) -> None:
    checklist = a_checklist(rita, items=("地面干净", "纸巾充足"))
    round_, staff = a_round(checklist), Staff(rita)
    assert "2 items are not answered yet." in words(staff.open("repairs:round_detail", round_.pk))
    for number in range(2):
        item = item_of(checklist, number)
        answer = staff.press("repairs:round_answer", round_.pk, item.pk, result="pass", note="")
        assert answer["Location"] == f"{round_.get_absolute_url()}#item-{item.pk}"
    staff.press("repairs:round_finish", round_.pk)
    round_.refresh_from_db()
    assert round_.done_by == rita
    text = words(staff.open("repairs:round_detail", round_.pk))
    assert "Done by Rita Lin" in text
    assert "Round done" not in text


def test_a_fault_with_note_and_photo_is_one_ticket_that_has_the_photo_too(nine: None, rita: Person, olga: Person) -> None:
    checklist = a_checklist(rita)
    round_, item = a_round(checklist), item_of(checklist)
    for _press in range(2):
        photo = SimpleUploadedFile("leak.png", picture("PNG"), "image/png")
        Staff(rita).press("repairs:round_answer", round_.pk, item.pk, result="fail", note="漏水", photos=photo)
    answer = RoundAnswer.objects.get()
    beside = Attachment.objects.there()
    assert (Ticket.objects.count(), answer.note, beside.about(answer).count(), beside.about(answer.ticket).count()) == (1, "漏水", 2, 2)
    text = words(Staff(rita).open("repairs:round_detail", round_.pk))
    assert answer.ticket.number in text
    assert "Report for repair" not in text  # it stays not in order


def test_the_ticket_names_its_round_and_each_opens_the_other(nine: None, rita: Person, olga: Person) -> None:
    checklist = a_checklist(rita, name="开门", name_en="Opening")
    round_ = a_round(checklist)
    ticket = rounds.answer(round_, item_of(checklist), result=Result.FAIL, by=rita, now=MONDAY_9AM).ticket
    assert ticket is not None
    assert f'href="{ticket.get_absolute_url()}"' in Staff(rita).open("repairs:round_detail", round_.pk).content.decode()
    page = Staff(olga).open("repairs:ticket_detail", ticket.number)
    assert "Found on a round Opening" in words(page)
    assert f'href="{round_.get_absolute_url()}#item-' in page.content.decode()


def test_what_is_refused_is_said_and_nothing_is_kept(nine: None, rita: Person) -> None:
    checklist = a_checklist(rita)
    round_, item, staff = a_round(checklist), item_of(checklist), Staff(rita)
    bad = SimpleUploadedFile("x.png", b"<html>", "image/png")
    told = staff.told(staff.press("repairs:round_answer", round_.pk, item.pk, result="fail", photos=bad))
    assert (len(told), Ticket.objects.count(), RoundAnswer.objects.count()) == (1, 0, 0)
    assert staff.told(staff.press("repairs:round_answer", round_.pk, item.pk)) == ["Say whether it is in order."]
    assert staff.told(staff.press("repairs:round_finish", round_.pk)) == ["1 item is not answered yet."]


def test_a_fault_that_is_being_repaired_is_named_on_the_next_round(nine: None, rita: Person) -> None:
    checklist = a_checklist(rita)
    first = a_round(checklist, MONDAY_9AM - DAY)
    rounds.answer(first, item_of(checklist), result=Result.FAIL, by=rita, now=MONDAY_9AM - DAY)
    number = Ticket.objects.get().number
    second = a_round(checklist)
    assert f"{number} is being repaired" in words(Staff(rita).open("repairs:round_detail", second.pk))


def test_after_the_next_one_has_come_a_missed_one_is_read_only(nine: None, rita: Person) -> None:
    checklist = a_checklist(rita)
    first = a_round(checklist, MONDAY_9AM - DAY)
    missed_rounds.miss(first, now=MONDAY_9AM - HOUR)
    assert "Done now it counts as late." in words(Staff(rita).open("repairs:round_detail", first.pk))
    a_round(checklist)
    text = words(Staff(rita).open("repairs:round_detail", first.pk))
    assert "do that one" in text
    assert "In order" not in text


def test_the_history_by_state_and_as_a_file(nine: None, rita: Person, olga: Person) -> None:
    checklist = a_checklist(rita, name="开门", name_en="Opening")
    in_time, late, missed = (a_round(checklist, MONDAY_9AM - number * DAY) for number in (3, 2, 1))
    done(in_time, by=rita, at=in_time.due_at, fails=[item_of(checklist)])
    done(late, by=rita, at=late.due_at + HOUR)
    missed_rounds.miss(missed, now=MONDAY_9AM)
    staff = Staff(olga)

    def found(**chips: str) -> list[int]:
        page = staff.open("repairs:round_history", **chips).content.decode()
        return [each.pk for each in Round.objects.order_by("pk") if f'href="{each.get_absolute_url()}"' in page]

    assert found() == [in_time.pk, late.pk, missed.pk]
    assert [found(state=state) for state in ("in-time", "late", "missed")] == [[in_time.pk], [late.pk], [missed.pk]]
    assert (found(found="fails"), found(q="Rita"), found(q="开门"), found(kind="fire")) == (
        [in_time.pk],
        [in_time.pk, late.pk],
        [in_time.pk, late.pk, missed.pk],
        [],
    )
    file = staff.open("repairs:round_export", state="late")
    rows = list(load_workbook(BytesIO(b"".join(file.streaming_content))).active.values)
    assert (len(rows), rows[1][1], rows[1][2]) == (2, "Opening", "Rita Lin")
