"""A VIP reception is known to those named in it. Nothing of it is anywhere for anybody else: every page, search, list, notice and to-do.

Each walk has a control: the same walk by somebody named finds the visitor.
"""

import logging
from collections.abc import Iterable, Iterator
from io import BytesIO

import pytest
from django.core.cache import cache
from django.db.models import Q
from django.test import Client
from django.utils import timezone
from openpyxl import load_workbook

from frontdesk.files.actions import attach
from frontdesk.files.models import Attachment
from frontdesk.people.models import Person
from frontdesk.timed.models import RuleState
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from frontdesk.todos.models import Todo
from frontdesk.web.export import XLSX
from tests.counts import PROVE
from tests.factories.people import PersonFactory
from tests.factories.visitors import badges, expected_visit
from tests.figures import Figure
from tests.kiosk import Kiosk
from tests.matrix import records_of
from tests.moments import DAY, HOUR, MINUTE, MONDAY_9AM
from tests.pages import addresses
from tests.queries import queries
from tests.sample_files import TEXT, taken
from tests.staff import Staff, words
from visitors.actions import thanks, vip, visits
from visitors.models import Answer, Visit, visit_queries
from visitors.models.visit import State

NAME, COMPANY, PHONE, MAIL = "欧阳震华", "华星集团", "13912345678", "ouyang@huaxing.example"
SECRETS = (NAME, COMPANY, PHONE, "139 1234 5678", MAIL, "ouyang@", "绝密议程", "贵宾通道")
ASKED = (NAME, "欧阳", "震华", "ouyang", "oyzh", "ouyangzhenhua", "华星", "5678", PHONE)
STATES = ("expected", "waiting", "on site", "stepped out", "left", "cancelled", "turned away")
OUTSIDERS = ("second", "ann", "bo", "tom", "olga", "clerk")


@pytest.fixture(autouse=True)
def it_is_monday(db: None, at: object) -> Iterator[None]:
    logging.disable(logging.ERROR)  # each refusal would be logged with its traceback: hundreds of them
    at(MONDAY_9AM + 2 * HOUR)
    cache.clear()
    RuleState.objects.create(rule="timed.climb_ladders", live_from=MONDAY_9AM - DAY, looked_at=MONDAY_9AM)
    RuleState.objects.create(rule="visitors.day_before", live_from=MONDAY_9AM - 9 * DAY)
    yield
    logging.disable(logging.NOTSET)


@pytest.fixture
def host(ann: Person, product: object) -> Person:
    """Cai hosts; Ann stands in for her, Bo is her head: neither is named."""
    return PersonFactory(username="cai", name="蔡主任", department=product, stand_in=ann, roles=["employee"])


@pytest.fixture
def people(host: Person, rita: Person, ann: Person, bo: Person, tom: Person, olga: Person) -> dict[str, Person]:
    """Rita is named; a second receptionist is not."""
    second = PersonFactory(username="second", roles=["receptionist"])
    clerk = PersonFactory(username="clerk", roles=["admin_clerk"])
    return {"second": second, "ann": ann, "bo": bo, "tom": tom, "olga": olga, "clerk": clerk, "rita": rita, "cai": host}


def a_vip(host: Person, rita: Person, state: str) -> Visit:
    """The VIP, told of the day before, with a file, things to prepare and, from waiting on, a silent host and every rung of the ladder."""
    made = {"name": NAME, "company": COMPANY, "phone": PHONE, "email": MAIL, "note": "绝密议程"}
    early = MONDAY_9AM - 2 * DAY
    visit = expected_visit(host, now=early, **made)
    vip.plan(visit, named=[rita], schedule="绝密议程", background="绝密议程", route="贵宾通道", by=host, now=early)
    vip.add_item(visit, what=f"{NAME}的欢迎牌", holder=rita, by=host, now=early)
    attach(visit, [taken(TEXT, f"{NAME}.txt")], by=host, now=early)
    run(RULES["visitors.day_before"], now=MONDAY_9AM - 18 * HOUR)
    if state == "cancelled":
        return visits.cancel(visit, by=host, now=MONDAY_9AM)
    if state == "expected":
        return visit
    visits.check_in(visit, by=rita, now=MONDAY_9AM)
    for minutes in (2, 5, 10, 15):
        run(RULES["timed.climb_ladders"], now=MONDAY_9AM + minutes * MINUTE)
    if state == "waiting":
        visits.answer(visit, kind=Answer.Kind.NOT_EXPECTING, by=host, now=MONDAY_9AM + 20 * MINUTE)
        return visit
    if state == "turned away":
        return visits.turn_away(visit, by=rita, now=MONDAY_9AM + HOUR)
    visit = visits.let_in(visit, by=rita, now=MONDAY_9AM + HOUR)
    if state == "stepped out":
        Visit.objects.filter(pk=visit.pk).update(out_at=MONDAY_9AM + HOUR, out_by=rita)
    if state == "left":
        visits.check_out(visit, by=rita, now=MONDAY_9AM + HOUR)
        thanks.give_feedback(visit, score=5, words=f"{NAME}: 绝密议程", now=MONDAY_9AM + HOUR)
    return visit


def spoken(client: Client, path: str) -> str:
    """Everything an answer says: its text, its headers, the cells of a spreadsheet."""
    response = client.get(path, follow=True)
    body = b"".join(response) if response.streaming else response.content
    heads = "".join(f"{key}: {value}\n" for key, value in response.headers.items())
    if response.headers.get("Content-Type") != XLSX:
        return heads + body.decode("utf-8", "replace")
    return heads + repr(list(load_workbook(BytesIO(body)).active.iter_rows(values_only=True)))


def paths_of(person: Person, visit: Visit) -> Iterator[str]:
    """Every page of the product, about the VIP's records where it takes any; lists under every filter; every search."""
    todo, file, mine = (
        Todo.objects.order_by("pk").first(),
        Attachment.objects.get(subject_type="visitors.visit", subject_id=visit.pk),
        records_of(person),
    )
    about = {
        "visitors:visit_": {"pk": visit.pk},
        "visitors:welcome_": {"day": f"{timezone.localdate(MONDAY_9AM)}"},
        "todo_": {"pk": todo.pk},
        "file_add": {"kind": "visitors.visit", "pk": visit.pk},
        "file_": {"pk": file.pk, "page": 1},
        "person_import_": mine["person_import_"],
        "person_": {"pk": visit.host_id},
    }
    for name, path in addresses({**about, **{key: value for key, value in mine.items() if key not in about}}).items():
        if not name.startswith(("visitors:pass_", "visitors:kiosk_", "account_", "set_up", "invitation_")):
            yield path
    for text in (*ASKED, visit.code, visit.number, "A001"):
        yield from (f"{at}?q={text}" for at in ("/visitors/", "/search/"))
    yield from (f"{at}?q={NAME}" for at in ("/visitors/export/", "/search/box/", "/journal/", "/people/", "/settings/notices/"))
    yield from (f"/visitors/?day=today&state={state}" for state in State.values)
    yield from ("/visitors/?day=today", "/visitors/export/?day=today", "/visitors/?whose=mine", f"/desk/?visit={visit.pk}")
    yield from (f"/todos/?whose={whose}&state={state}" for whose in ("mine", "team", "desk") for state in ("", "done"))
    yield from (f"/todos/{pk}/" for pk in Todo.objects.values_list("pk", flat=True))
    yield f"/journal/?record=visitors.visit:{visit.pk}"


def found_by(person: Person, visit: Visit) -> tuple[dict[str, list[str]], int]:
    """What of the VIP this person reads, by address; and how many pages they opened. Words one typed oneself stand in the field again."""
    client, found = Client(raise_request_exception=False), {}
    client.force_login(person)
    paths = list(dict.fromkeys(paths_of(person, visit)))
    for path in paths:
        said = spoken(client, path)
        hits = [secret for secret in SECRETS if secret in said.replace(path.rpartition("?q=")[2], "") or f">{secret}<" in said]
        if hits:
            found[path] = hits
    return found, len(paths)


def walk(people: dict[str, Person], who: Iterable[str], visit: Visit) -> tuple[dict[str, dict[str, list[str]]], int]:
    """Who of these finds what, and how many pages they opened."""
    walked = {name: found_by(people[name], visit) for name in who}
    return {name: found for name, (found, _many) in walked.items() if found}, sum(many for _found, many in walked.values())


# Under `make prove` everybody walks in every state; else, while the VIP waits, who sees all other visits.
SOME = {"waiting": ("second",)}
CASES = dict.fromkeys(STATES, OUTSIDERS) if PROVE else SOME


@pytest.mark.once
@pytest.mark.parametrize(("state", "who"), CASES.items(), ids=CASES)
def test_nothing_of_a_vip_is_on_any_page_for_anybody_who_is_not_named(
    people: dict[str, Person], host: Person, state: str, who: tuple[str, ...], figure: Figure
) -> None:
    badges(3)
    leaks, pages = walk(people, who, a_vip(host, people["rita"], state))
    figure(f"{state}: {pages} pages read by {len(who)} people who are not named, {len(leaks)} leaks")
    assert leaks == {}


@pytest.mark.once
def test_control_the_same_walk_by_the_receptionist_who_is_named_finds_the_visitor(people: dict[str, Person], host: Person) -> None:
    badges(3)
    visit = a_vip(host, people["rita"], "waiting")
    leaks, _pages = walk(people, ("rita",), visit)

    found = {path for path, hits in leaks["rita"].items() if NAME in hits}
    of_it = {f"/visitors/visits/{visit.pk}/", f"/visitors/visits/{visit.pk}/pane/", "/visitors/welcome/2026-11-23/"}
    lists = {"/visitors/", "/visitors/export/", "/visitors/badges/", "/visitors/?q=oyzh", "/search/?q=oyzh", "/desk/", "/inbox/", "/todos/"}
    assert (of_it | lists) - found == set()


@pytest.mark.prove
def test_control_without_the_guard_the_walk_finds_the_name(
    people: dict[str, Person], host: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    visit = a_vip(host, people["rita"], "waiting")
    monkeypatch.setattr(visit_queries, "in_confidence", lambda person: ~Q(pk=None))
    found, _pages = found_by(people["second"], visit)

    assert len([path for path, hits in found.items() if NAME in hits]) > 20


@pytest.mark.parametrize("text", [NAME, "欧阳", "ouyang", "oyzh", "华星", "5678"])
def test_a_search_reveals_nothing_not_even_by_its_total(people: dict[str, Person], host: Person, text: str) -> None:
    a_vip(host, people["rita"], "waiting")
    listed = {name: Staff(people[name]).open("visitors:visit_list", q=text).context["list"].total for name in ("rita", "second", "olga")}
    today = Staff(people["second"]).open("visitors:visit_list", day="today", q=text).content.decode()

    assert (listed, "is-reserved" in today, "reserved" in words(today)) == ({"rita": 1, "second": 0, "olga": 0}, False, False)


@pytest.mark.parametrize(("state", "panel"), [("expected", "expected"), ("waiting", "waiting"), ("on site", "on-site")])
def test_the_boards_say_reserved_to_who_sees_all_visits_and_the_name_to_who_is_named(
    people: dict[str, Person], host: Person, state: str, panel: str
) -> None:
    a_vip(host, people["rita"], state)

    seen = {name: Staff(people[name]).open("reports:desk").content.decode() for name in ("rita", "second", "olga", "clerk")}
    rows = {name: f"is-{panel} is-reserved" in page for name, page in seen.items()}
    assert rows == {"rita": False, "second": True, "olga": True, "clerk": False}
    assert (NAME in seen["rita"], NAME in seen["second"]) == (True, False)
    listed = words(Staff(people["second"]).open("visitors:visit_list", day="today"))
    assert "2026-11-23" in listed or "reserved" in listed


def test_reserved_rows_cost_no_query_more(people: dict[str, Person], host: Person) -> None:
    staff = Staff(people["second"])
    expected_visit(host, name="普通访客", now=MONDAY_9AM - HOUR)
    staff.open("reports:desk")
    one = queries(lambda: staff.open("reports:desk"))
    for number in range(5):
        made = expected_visit(host, name=f"贵宾{number}", now=MONDAY_9AM - HOUR)
        vip.plan(made, named=[people["rita"]], by=host, now=MONDAY_9AM - HOUR)

    assert queries(lambda: staff.open("reports:desk")) == one


def test_at_the_kiosk_a_vip_checks_in_by_code_like_anybody(people: dict[str, Person], host: Person) -> None:
    visit = a_vip(host, people["rita"], "expected")
    plain = expected_visit(host, name="普通访客", company="华南公司", now=MONDAY_9AM - HOUR)
    kiosk, words_of = Kiosk(), []
    for each in (visit, plain):
        found = kiosk.post("find", code=each.code)
        done = kiosk.confirm(found)
        words_of.append([screen.words.replace(each.name, "…").replace(each.masked_name, "…") for screen in (found, done)])
        assert (done.name, COMPANY in done.words, PHONE in done.words) == ("done", False, False)

    assert words_of[0] == words_of[1]
