"""The inbox: newest first, read when opened, nobody else's; a bell that counts by itself."""

import pytest
from django.test import Client

from frontdesk.outbox.models import Notice
from frontdesk.outbox.post import post
from frontdesk.people.models import Person
from tests.factories.visitors import arrived_visit
from tests.moments import MINUTE, MONDAY_9AM
from tests.queries import queries
from tests.staff import Staff, words
from visitors.actions import visits
from visitors.notices.visit_feedback import VisitFeedback


def signed_in(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def test_a_notice_is_read_when_it_is_opened_and_leads_to_its_page(ann: Person) -> None:
    visit = arrived_visit(ann, name="唐宁")
    client, notice = signed_in(ann), Notice.objects.get(reader=ann, channel="inbox")
    assert "唐宁到了" in client.get("/inbox/").content.decode()

    answer = client.post(f"/inbox/{notice.pk}/")

    notice.refresh_from_db()
    assert (answer.status_code, answer["Location"], notice.read_at is not None) == (303, f"/visitors/visits/{visit.pk}/answer/", True)


def test_nobody_opens_or_reads_the_notice_of_somebody_else(ann: Person, tom: Person) -> None:
    arrived_visit(ann)
    notice = Notice.objects.get(reader=ann, channel="inbox")
    client = signed_in(tom)
    statuses = [client.post(f"/inbox/{notice.pk}/").status_code, client.post("/inbox/read/", {"pk": notice.pk}).status_code]

    notice.refresh_from_db()
    assert (statuses, notice.read_at) == ([404, 303], None)


def test_one_read_or_all(ann: Person) -> None:
    for number in range(3):
        arrived_visit(ann, name=f"访客{number}")
    client, first = signed_in(ann), Notice.objects.unread_by(ann).first()

    back = client.post("/inbox/read/", {"pk": first.pk, "next": "/inbox/?state=new"})
    assert (back["Location"], Notice.objects.unread_by(ann).count()) == ("/inbox/?state=new", 2)
    client.post("/inbox/read/")
    assert Notice.objects.unread_by(ann).count() == 0
    assert client.post("/inbox/read/", {"pk": "x"}).status_code == 404


def test_chips_stand_in_the_address(ann: Person) -> None:
    arrived_visit(ann, name="甲甲")
    Notice.objects.update(read_at=MONDAY_9AM)
    arrived_visit(ann, name="乙乙")
    staff = Staff(ann)
    shown = words(staff.open("inbox", state="new"))
    assert ("乙乙" in shown, "甲甲" in shown) == (True, False)
    assert ("甲甲" in words(staff.open("inbox", area="visitors")), "area=visitors" in staff.open("inbox").content.decode()) == (True, False)

    Notice.objects.filter(read_at__isnull=True).update(kind="todos.todo_handed_over")
    assert "?area=visitors" in staff.open("inbox").content.decode()
    assert "甲甲" not in words(staff.open("inbox", area="todos"))


def test_what_settled_itself_is_struck_and_not_new(ann: Person) -> None:
    visits.answer(arrived_visit(ann, name="甲甲"), kind="coming", by=ann, now=MONDAY_9AM + MINUTE)
    arrived_visit(ann, name="乙乙")
    visits.check_out(arrived_visit(ann, name="丙丙"), now=MONDAY_9AM + MINUTE)
    page = Staff(ann, "zh-hans").open("inbox").content.decode()
    assert ("<s>丙丙到了</s>" in page, "<s>乙乙到了</s>" in page, page.count('fd-inbox-new"')) == (
        True,
        False,
        page.count('class="is-new"'),
    )


def test_words_in_another_language_say_which(ann: Person) -> None:
    arrived_visit(ann, name="甲甲")
    assert '<span class="fd-inbox-title" lang="zh-hans">甲甲到了</span>' in Staff(ann).open("inbox").content.decode()
    assert 'fd-inbox-title" lang' not in Staff(ann, "zh-hans").open("inbox").content.decode()


def test_a_muted_kind_is_there_and_read(ann: Person) -> None:
    visit = arrived_visit(ann)
    Staff(ann).press("my_notices_mute", kind=VisitFeedback.name, mute="yes")
    post(VisitFeedback, cause="x", to=ann, subject=visit, data={"visitor": "甲甲", "score": 5, "words": "好"}, now=MONDAY_9AM)
    assert "甲甲" in words(Staff(ann).open("inbox"))
    assert Notice.objects.unread_by(ann).count() == 1


def test_the_bell_asks_one_question_and_is_silent_while_nothing_changes(ann: Person) -> None:
    arrived_visit(ann)
    staff = Staff(ann)
    newest = Notice.objects.unread_by(ann).get().pk
    assert f'name="bell" value="1.{newest}"' in staff.open("inbox").content.decode()
    with_gate = queries(lambda: staff.open("inbox_count", bell=f"1.{newest}"))
    empty = staff.open("inbox_count", bell=f"1.{newest}")

    assert (empty.status_code, empty.content, with_gate) == (204, b"", 3)  # the session, the person; and the count


def test_the_bell_says_once_how_many_are_new(ann: Person) -> None:
    arrived_visit(ann)
    old = Notice.objects.unread_by(ann).get().pk
    arrived_visit(ann, name="甲甲")
    arrived_visit(ann, name="乙乙")
    staff, newest = Staff(ann), Notice.objects.unread_by(ann).order_by("-pk").first().pk

    told = staff.open("inbox_count", bell=f"1.{old}").content.decode()
    assert ("2 new notices" in told, f'value="3.{newest}"' in told, 'hx-swap-oob="true"' in told, "<html" in told) == (
        True,
        True,
        True,
        False,
    )
    assert staff.open("inbox_count", bell=f"3.{newest}").status_code == 204
    Notice.objects.update(read_at=MONDAY_9AM)
    assert "new notice" not in words(staff.open("inbox_count", bell=f"3.{newest}"))


@pytest.mark.parametrize("bell", ["", "x", "1.x", "9" * 40, "1." + "9" * 40, "1.²"])
def test_a_bell_that_nobody_rang_is_no_error(ann: Person, bell: str) -> None:
    assert Staff(ann).open("inbox_count", bell=bell).status_code == 200


def test_the_list_asks_the_same_number_of_questions_at_1_and_30_rows(ann: Person) -> None:
    client = signed_in(ann)
    arrived_visit(ann)
    few = queries(lambda: client.get("/inbox/"))
    for number in range(29):
        arrived_visit(ann, name=f"访客{number}")

    assert (queries(lambda: client.get("/inbox/")), few <= 12) == (few, True)


def test_an_empty_inbox_says_what_will_come(ann: Person) -> None:
    assert "When a visitor of yours arrives" in words(Staff(ann).open("inbox"))
    assert "Nothing fits" in words(Staff(ann).open("inbox", state="new"))
