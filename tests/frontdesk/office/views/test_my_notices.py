"""A person's own settings: what is on, what can be muted, quiet hours."""

from datetime import time

from frontdesk.outbox.models import Manner, Mute
from frontdesk.people.models import Person
from tests.factories.visitors import arrived_visit
from tests.queries import queries
from tests.staff import Staff, words


def test_it_begins_with_everything_on_and_the_office_s_hours(ann: Person) -> None:
    page = words(Staff(ann).open("my_notices"))
    assert ("As the office 20:00–08:00, all day on days off" in page, ann.email in page, Manner.objects.count()) == (True, True, 0)


def test_hours_of_one_s_own_are_saved_and_shown_again(ann: Person) -> None:
    staff = Staff(ann)
    told = staff.told(staff.press("my_notices", quiet="own", quiet_from="19:30", quiet_until="07:15"))
    page = staff.open("my_notices").content.decode()

    assert told == ["Saved. It holds for notices from now on."]
    assert Manner.objects.values_list("by_mail", "quiet_from", "quiet_until").get() == (False, time(19, 30), time(7, 15))
    assert ['value="19:30"' in page, 'value="07:15"' in page] == [True, True]


def test_wrong_hours_are_said_beside_their_field(ann: Person) -> None:
    staff = Staff(ann)
    missing = staff.press("my_notices", by_mail="on", quiet="own")
    same = staff.press("my_notices", by_mail="on", quiet="own", quiet_from="09:00", quiet_until="09:00")
    assert [missing.status_code, same.status_code, Manner.objects.count()] == [422, 422, 0]
    assert ["Write from when until when." in words(missing), "no time at all" in words(same)] == [True, True]


def test_a_kind_is_muted_and_heard_again(ann: Person) -> None:
    staff = Staff(ann)
    staff.press("my_notices_mute", kind="visitors.visit_feedback", mute="yes")
    assert (list(Mute.objects.values_list("person", "kind")), "Muted" in words(staff.open("my_notices"))) == (
        [(ann.pk, "visitors.visit_feedback")],
        True,
    )
    staff.press("my_notices_mute", kind="visitors.visit_feedback", mute="no")
    assert Mute.objects.count() == 0


def test_what_cannot_be_muted_says_why_and_cannot(ann: Person) -> None:
    arrived_visit(ann)
    staff = Staff(ann)
    page = staff.open("my_notices")
    told = staff.told(staff.press("my_notices_mute", kind="visitors.visit_arrived", mute="yes"))
    assert ("Somebody waits for you" in words(page), 'value="visitors.visit_arrived"' in page.content.decode()) == (True, False)
    assert (told, Mute.objects.count()) == (["This kind of notice cannot be muted."], 0)


def test_kinds_for_visitors_are_nobody_s_to_mute(ann: Person) -> None:
    assert "visitors.visit_invited" not in Staff(ann).open("my_notices").content.decode()


def test_everybody_with_a_log_in_has_the_page_at_a_constant_price(charlie: Person, ann: Person) -> None:
    few = queries(lambda: Staff(charlie).open("my_notices"))
    for number in range(30):
        arrived_visit(ann, name=f"访客{number}")
    assert (Staff(charlie).open("my_notices").status_code, queries(lambda: Staff(charlie).open("my_notices"))) == (200, few)
