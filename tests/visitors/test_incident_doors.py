"""A restricted incident is known to those named and to nobody else, whatever their role, through every door there is."""

from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from frontdesk.files.actions import attach
from frontdesk.files.models import Attachment
from frontdesk.outbox.kinds import readable
from frontdesk.outbox.models import Channel, Notice
from frontdesk.people.models import Department, Person
from frontdesk.people.permissions import Role
from frontdesk.refusal import Refused
from frontdesk.search.finding import find
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from frontdesk.todos.describe import described
from frontdesk.todos.models import Todo
from frontdesk.web.figures import Asked
from frontdesk.web.records import told
from frontdesk.workdays.periods import Period
from tests.factories.calls import a_complaint
from tests.factories.incidents import an_action, an_incident, filed, resolved
from tests.factories.people import PersonFactory
from tests.factories.visitors import left_visit
from tests.facts import counted
from tests.moments import DAY, MINUTE, MONDAY_9AM
from tests.sample_files import TEXT, taken
from tests.staff import Staff, words
from visitors.actions.complaint_raising import raise_to_incident
from visitors.actions.incidents_restricting import name, restrict, unname, unrestrict
from visitors.figures.counter import Incidents as Figure
from visitors.models import Incident, IncidentNamed
from visitors.urls import incidents as incident_urls

pytestmark = pytest.mark.django_db
SECRET = "财务经理涉嫌受贿"
STEPS = (*incident_urls.STEPS, "read")
PAGES = ("detail", "print", "amend", "report", "write")


@pytest.fixture
def otto(office: Department) -> Person:
    """A second admin manager, who is not named."""
    return PersonFactory(username="otto", name="敖托", department=office, roles=[Role.ADMIN_MANAGER])


@pytest.fixture
def incident(rita: Person, olga: Person, otto: Person, bo: Person, ann: Person) -> Incident:
    """Reported by Rita and given to Bo's department, major, with an action of Ann's; then Olga kept it to herself and Bo."""
    visit = left_visit(ann)
    made = an_incident(rita, words=SECRET, severity="major", department=bo.department, visit=visit)
    an_action(made, ann, olga)
    attach(made, [taken(TEXT, "evidence.txt")], by=olga, now=MONDAY_9AM)
    return restrict(made, named=[], words="涉及高管", by=olga, now=MONDAY_9AM + MINUTE)


SUBJECTS = ("visitors.incident", "visitors.correctiveaction")
TODO_STEPS = ("tick", "untick", "pause", "resume", "hand_over", "decide")
PAGES_OF_ALL: list[tuple[str, tuple[str, ...], dict[str, str]]] = [
    *((page, (), {}) for page in ("visitors:incident_list", "visitors:incident_export", "visitors:complaint_list", "visitors:call_list")),
    ("visitors:incident_list", (), {"month": "2026-11"}),
    *((page, (), {}) for page in ("reports:my_day", "reports:desk", "reports:desk_live", "reports:month", "todo_list", "todo_rates")),
    *(("todo_list", (), {"whose": whose, "state": state}) for whose in ("mine", "team", "desk") for state in ("open", "done")),
    ("reports:month", (), {"month": "2026-11"}),
    ("search", (), {"q": SECRET}),
    ("search_box", (), {"q": SECRET}),
    ("search", (), {"q": "SJ-2026-001"}),
    *((page, (), {}) for page in ("inbox", "inbox_count", "notice_log", "journal_list", "journal_export", "rule_list", "rule_timeline")),
    *(("rule_detail", (rule,), {}) for rule in ("visitors.incident_taken", "visitors.incident_answered", "visitors.incident_report")),
    *(("rule_detail", (rule,), {}) for rule in ("visitors.corrective_action_done", "visitors.incident_report_read")),
    *((page, (), {}) for page in ("notice_text_list", "visitors:visit_list", "visitors:visit_export", "person_list", "absence_list")),
]

OUTSIDERS = ("otto", "rita", "tom", "charlie")  # another admin manager, who reported it, a colleague, somebody without rights


def people(request: pytest.FixtureRequest, names: tuple[str, ...]) -> dict[str, Person]:
    return {each: request.getfixturevalue(each) for each in names}


def test_who_is_named_who_answers_and_who_has_an_action_know_of_it_and_nobody_else(
    incident: Incident, request: pytest.FixtureRequest
) -> None:
    everybody = people(request, ("olga", "bo", "ann", *OUTSIDERS))
    seen = {each: Incident.objects.visible_to(person).exists() for each, person in everybody.items()}
    assert seen == {"olga": True, "bo": True, "ann": True, **dict.fromkeys(OUTSIDERS, False)}


@pytest.mark.parametrize("who", OUTSIDERS)
def test_every_page_and_every_step_is_not_found(who: str, incident: Incident, request: pytest.FixtureRequest) -> None:
    staff = Staff(request.getfixturevalue(who))
    refusal = {"charlie": 403}.get(who, 404)  # without a role nobody passes the gate, whatever the number
    assert {page: staff.open(f"visitors:incident_{page}", incident.pk).status_code for page in PAGES} == dict.fromkeys(PAGES, refusal)
    assert {step: staff.press(f"visitors:incident_{step}", incident.pk).status_code for step in STEPS} == dict.fromkeys(STEPS, refusal)
    action = incident.actions.get()
    assert [staff.press(f"visitors:incident_action_{step}", action.pk).status_code for step in ("done", "drop")] == [refusal, refusal]


@pytest.mark.parametrize("who", ["otto", "rita", "tom"])
def test_list_count_export_desk_and_visit_say_nothing_of_it(who: str, incident: Incident, request: pytest.FixtureRequest) -> None:
    staff = Staff(request.getfixturevalue(who))
    page = words(staff.open("visitors:incident_list"))
    assert (SECRET in page, incident.number in page, "No incidents" in page) == (False, False, True)
    assert words(staff.open("visitors:incident_list", q=SECRET)).count("No incident fits") == 1
    sheet = load_workbook(BytesIO(b"".join(staff.open("visitors:incident_export").streaming_content))).active
    assert not any(SECRET in str(cell) or incident.number in str(cell) for row in sheet.iter_rows(values_only=True) for cell in row)
    for other in ("reports:desk", "todo_list", "inbox"):
        if (answer := staff.open(other)).status_code == 200:
            assert (SECRET in words(answer), incident.number in words(answer)) == (False, False), other
    if who != "tom":
        visit = words(staff.open("visitors:visit_detail", incident.visit_id))
        assert (incident.number in visit, SECRET in visit) == (False, False)


@pytest.mark.parametrize("who", OUTSIDERS)
def test_its_to_dos_and_files_are_not_found_at_any_address_of_theirs(who: str, incident: Incident, request: pytest.FixtureRequest) -> None:
    staff = Staff(request.getfixturevalue(who))
    file, owed = Attachment.objects.get(), Todo.objects.open().filter(subject_type__in=SUBJECTS)
    assert owed.count() == 2
    looked = {staff.open(page, file.pk).status_code for page in ("file_download", "file_preview", "file_pages")}
    looked |= {staff.open("file_page", file.pk, 1).status_code}
    pressed = {staff.press(page, file.pk).status_code for page in ("file_remove", "file_put_back")}
    pressed |= {staff.press("file_add", "visitors.incident", incident.pk).status_code}
    for todo in owed:
        looked |= {staff.open("todo_detail", todo.pk).status_code}
        pressed |= {staff.press(f"todo_{step}", todo.pk).status_code for step in TODO_STEPS}
    refusal = {"charlie": 403}.get(who, 404)
    assert (looked, pressed) == ({refusal}, {refusal})
    assert (owed.count(), Attachment.objects.get().removed_at) == (2, None)


@pytest.mark.parametrize("who", ["otto", "rita", "tom", "charlie"])
def test_no_page_that_is_open_to_them_says_its_number_or_a_word_of_it(who: str, incident: Incident, request: pytest.FixtureRequest) -> None:
    """Every page with records of several kinds: lists and their files, boxes, logs, rules, dry runs, figures."""
    staff, opened = Staff(request.getfixturevalue(who)), 0
    for page, args, query in PAGES_OF_ALL:
        answer = staff.open(page, *args, **query)
        if answer.status_code != 200:
            assert answer.status_code in (302, 403, 404, 405), page
            continue
        opened += 1
        told = sheet_words(answer) if "sheet" in answer["Content-Type"] else answer.content.decode()
        told = told.replace(f'value="{SECRET}"', "").replace(str(query.get("q", "nothing")), "")
        assert (SECRET in told, incident.number in told) == (False, False), (page, args, query)
    assert opened >= {"otto": 25, "rita": 15, "tom": 5, "charlie": 0}[who]
    for rule in ("visitors.incident_taken", "visitors.corrective_action_done", "timed.climb_ladders"):
        dry = staff.press("rule_dry_run", rule, at="2026-12-24T09:00")
        assert (SECRET in dry.content.decode(), incident.number in dry.content.decode()) == (False, False), rule


def sheet_words(answer: Any) -> str:
    book = load_workbook(BytesIO(b"".join(answer.streaming_content)))
    return "\n".join(str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row)


def test_the_same_pages_tell_who_is_named(incident: Incident, olga: Person) -> None:
    """The control: what is looked for above is found by whoever may know."""
    staff = Staff(olga)
    looked = [(page, args, query) for page, args, query in PAGES_OF_ALL if "export" not in page]
    found = [page for page, args, query in looked if incident.number in staff.open(page, *args, **query).content.decode()]
    assert {"visitors:incident_list", "todo_list", "search", "search_box", "inbox", "journal_list"} <= set(found)


def test_the_rates_of_what_was_kept_on_time_leave_it_out(incident: Incident, olga: Person, otto: Person, rita: Person) -> None:
    counted(MONDAY_9AM + DAY)
    restricted = words(Staff(otto).open("todo_rates", month="2026-11"))
    unrestrict(incident, words="已查清", by=olga, now=MONDAY_9AM + DAY)
    counted(MONDAY_9AM + DAY)
    assert ("Major incidents taken in hand" in restricted, "Corrective actions" in restricted) == (False, False)
    assert "Major incidents taken in hand" in words(Staff(otto).open("todo_rates", month="2026-11"))


def test_a_complaint_that_was_raised_to_it_names_it_to_nobody_else(rita: Person, olga: Person, otto: Person, bo: Person) -> None:
    complaint = a_complaint(rita, bo.department)
    made = raise_to_incident(complaint, by=rita, now=MONDAY_9AM)
    restrict(made, named=[], words="涉及高管", by=olga, now=MONDAY_9AM + MINUTE)
    for person in (rita, otto):
        pages = [Staff(person).open("visitors:complaint_detail", complaint.pk)]
        pages += [Staff(person).open("journal_list", record=f"visitors.complaint:{complaint.pk}")]
        assert [made.number in page.content.decode() for page in pages] == [False, False]
    assert made.number in Staff(olga).open("visitors:complaint_detail", complaint.pk).content.decode()


def test_search_finds_it_for_those_named_only(incident: Incident, olga: Person, otto: Person, rita: Person) -> None:
    found = {person.username: [hit.path for hit in hits(person)] for person in (olga, otto, rita)}
    assert found == {"olga": [incident.get_absolute_url()], "otto": [], "rita": []}


def hits(person: Person) -> list[Any]:
    return list(find(SECRET, person, limit=10).hits)


def test_its_files_are_not_found_either(incident: Incident, olga: Person, otto: Person, rita: Person) -> None:
    file = Attachment.objects.get()
    answers = {person.username: Staff(person).open("file_download", file.pk).status_code for person in (olga, otto, rita)}
    assert answers == {"olga": 200, "otto": 404, "rita": 404}
    added = {person.username: Staff(person).press("file_add", "visitors.incident", incident.pk).status_code for person in (otto, rita)}
    assert added == {"otto": 404, "rita": 404}


def test_notices_that_went_out_before_are_readable_no_more(incident: Incident, olga: Person, otto: Person) -> None:
    sent = Notice.objects.filter(kind="visitors.incident_major", channel=Channel.INBOX)
    assert {notice.reader for notice in sent} >= {olga, otto}
    mine = {person.username: bool(readable(person, list(sent.filter(reader=person)))) for person in (olga, otto)}
    assert mine == {"olga": True, "otto": False}


def test_to_dos_of_it_stand_with_those_who_decide_and_are_described_to_no_other(incident: Incident, olga: Person, otto: Person) -> None:
    rows = list(Todo.objects.open().filter(subject_type="visitors.incident"))
    assert [(todo.promise, todo.holder, todo.role) for todo in rows] == [("visitors.incident_taken", olga, "")]
    every = list(Todo.objects.open().filter(subject_type__in=["visitors.incident", "visitors.correctiveaction"]))
    assert (len(described(every, olga)), described(every, otto)) == (2, [])


def test_a_ladder_that_climbs_tells_those_named_alone(incident: Incident, olga: Person, otto: Person, bo: Person) -> None:
    Notice.objects.all().delete()
    run(RULES["timed.climb_ladders"], now=MONDAY_9AM + DAY)
    readers = {notice.reader for notice in Notice.objects.filter(kind="visitors.incident_major")}
    assert readers == {olga}


def test_the_trail_names_it_to_nobody_else(incident: Incident, olga: Person, otto: Person) -> None:
    subjects = [("visitors.incident", str(incident.pk)), ("visitors.correctiveaction", str(incident.actions.get().pk))]
    assert [(each.is_hidden, each.about) for each in told(subjects, otto).values()] == [(True, None), (True, None)]
    assert [each.is_hidden for each in told(subjects, olga).values()] == [False, False]
    page = words(Staff(otto).open("journal_list", record=f"visitors.incident:{incident.pk}"))
    assert (SECRET in page, incident.number in page) == (False, False)


def test_no_figure_counts_it(incident: Incident, olga: Person, rita: Person) -> None:
    an_incident(rita)
    counted(MONDAY_9AM + DAY)
    measured = Figure().measure(Asked(Period(MONDAY_9AM.date().replace(day=1)), olga, MONDAY_9AM))
    assert measured is not None
    assert measured.value == "1"


def test_its_report_goes_to_those_named_alone(incident: Incident, olga: Person, bo: Person, ann: Person, otto: Person) -> None:
    filed(incident, olga)
    assert {reading.person for reading in incident.readings.all()} == {bo, ann}
    assert Incident.objects.report_visible_to(otto).exists() is False


def test_a_report_that_was_sent_before_is_hidden_with_the_case(rita: Person, olga: Person, bo: Person, ann: Person) -> None:
    made = filed(an_incident(rita, department=bo.department), bo)
    assert Incident.objects.report_visible_to(ann).exists()
    restrict(made, named=[], words="涉及高管", by=olga, now=MONDAY_9AM + DAY)
    assert Staff(ann).open("visitors:incident_report", made.pk).status_code == 404


def test_reported_as_restricted_it_is_told_to_those_who_may_decide_and_are_named(
    rita: Person, olga: Person, otto: Person, bo: Person
) -> None:
    made = an_incident(rita, restricted=True, named=[olga], severity="major", department=bo.department)
    named = {each.person.username: each.leads for each in IncidentNamed.objects.filter(incident=made).select_related("person")}
    assert named == {"rita": False, "olga": True, "bo": False}
    assert {notice.reader for notice in Notice.objects.filter(kind="visitors.incident_major")} == {olga, bo}
    assert Todo.objects.open().get().holder == olga


def test_when_nobody_named_may_decide_the_admin_managers_are_named(rita: Person, olga: Person, otto: Person, ann: Person) -> None:
    made = an_incident(rita, restricted=True, named=[ann])
    assert {each.person for each in made.named.filter(leads=True)} == {olga, otto}


def refused(do: Any, *given: Any, **more: Any) -> str:
    with pytest.raises(Refused) as answer:
        do(*given, **more)
    return answer.value.code


def test_who_is_named_may_be_taken_off_but_not_who_is_needed_nor_the_last_who_decides(
    incident: Incident, olga: Person, otto: Person, ann: Person, bo: Person
) -> None:
    at = MONDAY_9AM + 5 * MINUTE
    answers = {person.username: refused(unname, incident, person=person, by=olga, now=at) for person in (ann, bo, olga, otto)}
    assert answers == {"ann": "needed", "bo": "needed", "olga": "last", "otto": "not-named"}
    name(incident, person=otto, leads=True, by=olga, now=at)
    assert refused(name, incident, person=otto, by=olga, now=at) == "named"
    unname(incident, person=olga, by=otto, now=at)
    assert [todo.holder for todo in Todo.objects.open().filter(promise="visitors.incident_taken")] == [otto]
    assert Incident.objects.visible_to(olga).exists() is False


def test_no_longer_restricted_the_desk_sees_it_again(incident: Incident, olga: Person, rita: Person) -> None:
    assert refused(unrestrict, incident, words=" ", by=olga, now=MONDAY_9AM + DAY) == "words"
    unrestrict(incident, words="已查清", by=olga, now=MONDAY_9AM + DAY)
    assert Incident.objects.visible_to(rita).exists()
    assert refused(unrestrict, incident, words="x", by=olga, now=MONDAY_9AM + DAY) == "not-restricted"


def test_resolved_by_somebody_named_the_report_is_owed_by_them(incident: Incident, bo: Person) -> None:
    resolved(incident, bo)
    assert [todo.holder for todo in Todo.objects.open().filter(promise="visitors.incident_report")] == [bo]
