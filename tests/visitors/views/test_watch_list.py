"""The pages of the watch-list: kept by the manager, journaled, and of constant cost."""

import pytest

from frontdesk.journal.models import Entry
from frontdesk.people.models import Person
from tests.factories.visitors import a_watch_entry, arrived_visit
from tests.moments import DAY, MONDAY_9AM
from tests.queries import queries
from tests.staff import Staff, words
from visitors.models import Visit, WatchEntry

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at")]


def test_an_entry_is_added_found_decided_and_ended(ann: Person, rita: Person, olga: Person) -> None:
    manager, desk = Staff(olga), Staff(rita)
    given = {
        "kind": "block",
        "name": "Li Siyuan",
        "reason": "上次损坏设备",
        "owner": str(olga.pk),
        "phone": "",
        "email": "",
        "until_on": "2026-12-31",
    }
    assert manager.told(manager.press("visitors:watch_new", **given)) == ["The watch-list has one entry more"]
    entry = WatchEntry.objects.get()
    visit = arrived_visit(ann)
    refused = desk.told(desk.press("visitors:visit_decide", visit.pk, may_enter="yes"))
    done = desk.told(desk.press("visitors:visit_decide", visit.pk, may_enter="yes", words="已赔偿"))
    page = words(manager.open("visitors:watch_detail", entry.pk))
    ended = manager.told(manager.press("visitors:watch_end", entry.pk))
    again = manager.told(manager.press("visitors:watch_end", entry.pk))

    assert (refused, done) == (["Say in a few words why they may enter."], ["李思远 may enter. Ann An has been told."])
    assert [part in page for part in ("上次损坏设备", "name sounds the same 85 %", "may enter", "Rita Lin", "已赔偿")] == [True] * 5
    assert (ended, again) == (["Nobody looks out for this entry any more"], ["This entry has ended already."])
    verbs = Entry.objects.filter(subject_type="visitors.watchentry").order_by("pk").values_list("verb", "actor_id")
    assert list(verbs) == [("add_watch_entry", olga.pk), ("end_watch_entry", olga.pk)]
    assert Entry.objects.filter(verb="decide_watch", subject_id=visit.pk, actor_id=rita.pk).count() == 1


def test_turned_away_at_the_desk_can_be_undone_from_the_toast(ann: Person, rita: Person, olga: Person) -> None:
    a_watch_entry(olga, name="李思远")
    visit, desk = arrived_visit(ann), Staff(rita)
    assert desk.told(desk.press("visitors:visit_decide", visit.pk, may_enter="no")) == ["李思远 was turned away"]
    desk.press("visitors:visit_undo", visit.pk)
    assert Visit.objects.get(pk=visit.pk).state.value == "waiting"


@pytest.mark.parametrize(("given", "words_beside"), [
    ({"name": ""}, "Enter a name, a phone number or an e-mail."),
    ({"reason": ""}, "Say why; whoever decides at the desk reads it."),
    ({"until_on": "2026-11-22"}, "This day has passed."),
    ({"owner": ""}, "Choose who answers for it."),
])  # fmt: skip
def test_what_is_missing_is_said_beside_its_field(olga: Person, given: dict[str, str], words_beside: str) -> None:
    whole = {"kind": "ask", "name": "李思远", "reason": "x", "owner": str(olga.pk), "phone": "", "email": "", "until_on": ""}
    response = Staff(olga).press("visitors:watch_new", **{**whole, **given})
    assert (response.status_code, words_beside in words(response), WatchEntry.objects.count()) == (422, True, 0)


def test_chips_and_search_find_entries_by_every_spelling(olga: Person) -> None:
    manager = Staff(olga)
    a_watch_entry(olga, name="王小明", kind="ask")
    a_watch_entry(olga, name="", phone="13800001234", kind="block")
    a_watch_entry(olga, name="Laura Reyes", now=MONDAY_9AM - 3 * DAY, until_on=(MONDAY_9AM - DAY).date())
    shown = {
        query: [
            name for name in ("王小明", "13800001234", "Laura Reyes") if name in words(manager.client.get(f"/visitors/watch-list/?{query}"))
        ]
        for query in ("state=holding", "state=over", "kind=ask", "q=xiaoming", "q=1380000", "q=reyes", "q=nobody")
    }
    assert shown == {
        "state=holding": ["王小明", "13800001234"],
        "state=over": ["Laura Reyes"],
        "kind=ask": ["王小明"],
        "q=xiaoming": ["王小明"],
        "q=1380000": ["13800001234"],
        "q=reyes": ["Laura Reyes"],
        "q=nobody": [],
    }


def test_the_list_asks_as_much_for_thirty_entries_as_for_one(ann: Person, olga: Person) -> None:
    manager, counts = Staff(olga), []
    for many in (1, 29):
        for number in range(many):
            a_watch_entry(olga, name=f"某人{number}")
        counts.append(queries(lambda: manager.open("visitors:watch_list")))
    assert counts[0] == counts[1]


def test_the_desk_decides_and_does_not_read_the_list(rita: Person, ann: Person) -> None:
    assert [Staff(person).open("visitors:watch_list").status_code for person in (rita, ann)] == [403, 403]


def test_an_entry_is_forgotten_at_their_request_with_a_reason(rita: Person, olga: Person) -> None:
    entry = a_watch_entry(olga)
    manager, path = Staff(olga), f"/visitors/watch-list/{entry.pk}/forget/"
    assert path in manager.open("visitors:watch_detail", entry.pk).content.decode()
    refused = manager.press("visitors:watch_forget", entry.pk, reason="钱守诚来电")
    assert (refused.status_code, "Leave name, number and address out of the reason" in words(refused)) == (422, True)
    assert Staff(rita).press("visitors:watch_forget", entry.pk, reason="本人来电要求").status_code == 403

    assert manager.told(manager.press("visitors:watch_forget", entry.pk, reason="本人来电要求")) == ["The entry is forgotten."]

    page = words(manager.open("visitors:watch_detail", entry.pk))
    assert ("钱守诚" in page, "Forget at their request" in page, "End this entry" in page) == (False, False, False)
    assert "钱守诚" not in words(manager.open("visitors:watch_list"))
    assert manager.open("visitors:watch_forget", entry.pk).status_code == 404
