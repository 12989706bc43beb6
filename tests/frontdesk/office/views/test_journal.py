"""The page of the trail: who did what to which record, what this reader may know of it, and whether the chain holds."""

from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.utils import translation
from openpyxl import load_workbook

from frontdesk.journal import checking, trail
from frontdesk.journal.models import Check, Entry
from frontdesk.journal.purge import purge
from frontdesk.journal.seal import seal
from frontdesk.limits.actions import change
from frontdesk.office.trail_details import in_words, lines
from frontdesk.office.trail_rows import TRAIL, by_person, of_record, of_verb, rows, since_day
from frontdesk.people.models import Person
from frontdesk.todos.models import Todo
from frontdesk.web.pages import Ask
from frontdesk.workdays.models import Day
from tests.counts import count
from tests.factories.visitors import arrived_visit, badges, expected_visit, paired_kiosk
from tests.moments import DAY, HOUR, MONDAY_9AM
from tests.queries import queries
from tests.staff import Staff, words
from visitors.actions import visits
from visitors.limits import RetentionLimits

pytestmark = pytest.mark.django_db
MANY = count(200_000, 20_000)


@pytest.fixture
def came(ann: Person, rita: Person) -> Any:
    badges(2)
    visit = visits.check_in(expected_visit(ann), now=MONDAY_9AM)
    return visits.let_in(visit, by=rita, now=MONDAY_9AM + timedelta(minutes=5))


def found(person: Person, **query: object) -> list[tuple[str, str, str]]:
    """Who, what, which record, as the rows of the page tell them."""
    listed = Staff(person).open("journal_list", **query).context["rows"]
    return [(row.who, row.words, row.told.words) for row in listed]


def test_a_visit_s_trail_is_told_in_words_newest_first(came: Any, olga: Person) -> None:
    assert found(olga, record=f"visitors.visit:{came.pk}") == [
        ("Rita Lin", "met by the host", f"visit {came.number} 王小明"),
        ("the system", "checked in", f"visit {came.number} 王小明"),
        ("Ann An", "pre-registered", f"visit {came.number} 王小明"),
    ]


def test_it_is_filtered_by_person_record_day_and_verb(came: Any, olga: Person, ann: Person, rita: Person) -> None:
    for query, most in [
        ({"by": rita.pk}, {"Rita Lin"}),
        ({"by": "林若"}, {"Rita Lin"}),
        ({"by": "Ann"}, {"Ann An"}),
        ({"verb": "check_in"}, {"the system"}),
    ]:
        assert {who for who, _what, _record in found(olga, **query)} == most, query
    assert {what for _who, what, _record in found(olga, verb="check_in")} == {"checked in"}
    assert {record.split()[0] for _who, _what, record in found(olga, record="visitors.visit")} == {"visit"}
    day = MONDAY_9AM.date()
    everything = Entry.objects.filter(at__date__lte=day).count()
    assert [len(found(olga, **{"from": first, "until": last})) for first, last in [
        (day, day), (day + DAY, ""), ("", day - DAY), ("nonsense", "2026-13-45")]
    ] == [everything, 0, 0, Entry.objects.count()]  # fmt: skip


def test_a_record_that_the_reader_may_not_see_shows_kind_and_number_only_and_no_details(came: Any, olga: Person, charlie: Person) -> None:
    trail.record("cancel", subject=came, by=olga, at=MONDAY_9AM, details={"words": "王小明 is ill"})
    entries = TRAIL.shown(Entry.objects.about(came).filter(verb="cancel"))

    [seen], [unseen] = rows(entries, olga), rows(entries, charlie)

    assert (str(seen.lines[0]).endswith("王小明 is ill"), seen.no_details) == (True, "")
    assert (unseen.told.about, unseen.told.number, unseen.told.is_hidden, unseen.lines, bool(unseen.no_details)) == (
        None,
        str(came.pk),
        True,
        [],
        True,
    )


def test_details_say_what_stood_there_before_and_what_stands_there_now(olga: Person) -> None:
    change(RetentionLimits, values={"visits": 12}, by=olga, now=MONDAY_9AM)
    page = words(Staff(olga).open("journal_list", verb="change_limits"))
    assert (
        "settings changed" in page.lower(),
        "Personal data of visits is kept for 6 → 12" in page,
        "Retention, version 1" in page,
    ) == (True, True, True)


def test_details_name_people_roles_and_rules(ann: Person, rita: Person) -> None:
    data = {"promise": "visitors.host_answer", "of": ann.pk, "told": [ann.pk, rita.pk], "roles": ["receptionist"], "from": "receptionist"}
    told = lines(data, {person.pk: person for person in (ann, rita)})
    said = {line.label: line.new for line in told}
    assert ("安然" in str(said.values()), "林若溪" in str(said.values()), "host_answer" in str(said.values())) == (True, True, False)
    written = {"name_en": "Lobby", "verb": "meet", "role": "receptionist", "stand_in": rita.pk}
    with translation.override("en"):
        assert [str(line) for line in lines(written, {rita.pk: rita})] == [
            "Name in English: Lobby",
            "Step: met by the host",
            "Role: receptionist",
            "Stand-in: Rita Lin",
        ]
    assert (in_words(None), in_words([]), in_words({"a": 1}), in_words("2026-13-45T99:99")) == ("–", "–", "a 1", "2026-13-45T99:99")


def test_erased_details_and_missing_ones_are_told_apart(came: Any, olga: Person) -> None:
    gone, kept = (trail.record("cancel", subject=came, at=MONDAY_9AM, details={"words": word}) for word in ("a", "b"))
    purge([gone.pk], rule="visitors.retention", at=MONDAY_9AM)
    kept.detail.delete()

    told = {row.entry.pk: row.no_details for row in Staff(olga).open("journal_list", verb="cancel").context["rows"]}

    purged = Entry.objects.get(verb="purged")
    assert told == {gone.pk: f"erased by entry {purged.pk}", kept.pk: "missing, and no entry says that they were erased"}


def test_a_step_at_a_kiosk_names_the_kiosk(ann: Person, olga: Person) -> None:
    device, _token = paired_kiosk("South lobby")
    visits.check_in(expected_visit(ann), now=MONDAY_9AM, device=device)
    [row] = Staff(olga).open("journal_list", verb="check_in").context["rows"]
    assert (row.who, row.device) == ("kiosk South lobby", "kiosk South lobby")


def test_only_the_admin_manager_reads_the_trail(rita: Person, bo: Person, olga: Person) -> None:
    pages = ("journal_list", "journal_export")
    assert [[Staff(person).open(page).status_code for page in pages] for person in (rita, bo, olga)] == [[403, 403], [403, 403], [200, 200]]
    assert [Staff(person).press(page).status_code for person in (rita, bo) for page in ("journal_check", "journal_check_go_on")] == [
        403
    ] * 4


def test_a_visit_leads_to_its_trail_for_who_may_read_it(came: Any, rita: Person, olga: Person) -> None:
    link = f"/journal/?record=visitors.visit:{came.pk}"
    assert [link in Staff(person).open("visitors:visit_detail", came.pk).content.decode() for person in (rita, olga)] == [False, True]


def test_the_export_has_what_the_filter_leaves(came: Any, olga: Person) -> None:
    response = Staff(olga).open("journal_export", verb="check_in")
    sheet = load_workbook(BytesIO(response.getvalue())).active
    assert [[cell.value for cell in row][2] for row in sheet.iter_rows()] == ["What happened", "checked in"]


def test_the_state_of_the_chain_stands_above(came: Any, olga: Person) -> None:
    staff = Staff(olga)
    assert "Nothing is sealed yet" in words(staff.open("journal_list"))
    seal(now=MONDAY_9AM)
    trail.record("cancel", subject=came, at=MONDAY_9AM)
    page = words(staff.open("journal_list"))
    assert ("Not verified yet" in page, "1 newer entry waits" in page) == (True, True)

    staff.press("journal_check")
    assert "Being verified" in words(staff.open("journal_list"))
    staff.press("journal_check_go_on")
    assert ("Intact" in words(staff.open("journal_list")), Check.objects.get().wrong) == (True, "")


def test_the_first_bad_row_is_named_in_red(came: Any, olga: Person) -> None:
    seal(now=MONDAY_9AM)
    first = Entry.objects.earliest("pk")
    Entry.objects.filter(pk=first.pk).update(verb="cancel")
    staff = Staff(olga)
    staff.press("journal_check")
    staff.press("journal_check_go_on")

    page = staff.open("journal_list")

    assert (f"Seal 1, entry {first.pk}: the entry is not what was sealed." in words(page), b"fd-chain is-red" in page.content) == (
        True,
        True,
    )


def test_the_page_goes_on_by_itself_and_gets_the_state_alone(came: Any, olga: Person) -> None:
    seal(now=MONDAY_9AM)
    staff = Staff(olga)
    staff.press("journal_check")
    assert b'hx-trigger="load, submit"' in staff.open("journal_list").content
    part = staff.press("journal_check_go_on", headers={"HX-Request": "true"})
    assert ("Intact" in words(part), b"<html" in part.content, checking.latest().ended_at is None) == (True, False, False)


def test_a_page_costs_the_same_questions_at_one_and_at_thirty_entries(came: Any, olga: Person, ann: Person) -> None:
    staff, asked = Staff(olga), []
    staff.open("journal_list")
    asked.append(queries(lambda: staff.open("journal_list")))
    for number in range(30):
        arrived_visit(ann, name=f"visitor {number}", phone=f"139{number:08}")
    asked.append(queries(lambda: staff.open("journal_list")))
    assert (asked[1] - asked[0], asked[1] <= 22) == (0, True), asked
    assert Todo.objects.count() > 30


@pytest.fixture
def long_trail(ann: Person, olga: Person) -> None:
    """Many entries of many records, people, days and verbs."""
    verbs = ["check_in", "check_out", "meet", "answer", "thank"]
    Entry.objects.bulk_create(
        [
            Entry(
                at=MONDAY_9AM - timedelta(seconds=30 * number),
                actor_id=number % 500 + 1000,
                verb="revoke" if number == 77 else verbs[number % 5],
                subject_type="visitors.visit",
                subject_id=str(number // 8),
            )
            for number in range(MANY)
        ],
        batch_size=5000,
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def test_every_filter_of_a_long_trail_uses_an_index(long_trail: None, olga: Person) -> None:
    ask = Ask(olga, MONDAY_9AM)
    everything = Entry.objects.all()
    asked: dict[str, QuerySet] = {
        "": everything,
        "by": by_person(everything, "1007", ask),
        "record": of_record(everything, "visitors.visit:99", ask),
        "from": since_day(everything, str((MONDAY_9AM - HOUR).date()), ask),
        "verb": of_verb(everything, "revoke", ask),
    }
    plans = {name: found.order_by("-at", "-pk")[:50].explain().lower() for name, found in asked.items()}
    assert {name: plan for name, plan in plans.items() if "index" not in plan or "seq scan" in plan} == {}


def test_a_page_of_a_long_trail_costs_no_more_questions(long_trail: None, olga: Person) -> None:
    staff = Staff(olga)
    asked = [
        queries(lambda query=query: staff.open("journal_list", **query)) for query in ({}, {"page": 200}, {"record": "visitors.visit:99"})
    ]
    assert max(asked) <= 20
    assert len(staff.open("journal_list").context["rows"]) == 50


def test_a_kind_that_nobody_declared_shows_its_model_s_name(olga: Person) -> None:
    trail.write("cancel", subject_type="no.model", subject_id="7", actor_id=None, device="", at=MONDAY_9AM, details=None)
    trail.record("change_day", subject=Day(pk=7), at=MONDAY_9AM)
    assert [record for _who, _what, record in found(olga)][:2] == ["calendar day 7", "no.model 7"]
