"""Every address × method × role × own or another's record: who comes in, who is refused, who learns nothing. See tests/matrix.py."""

import logging
from collections import Counter
from collections.abc import Iterator, Mapping
from copy import deepcopy

import pytest
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.test import Client

from frontdesk.people.models import Person
from frontdesk.people.permissions import Can, Role
from frontdesk.web.gate import gate
from tests.counts import PROVE
from tests.factories.people import DepartmentFactory, PersonFactory
from tests.figures import Figure
from tests.matrix import KNOWN, PAGES, Row, records_of
from tests.pages import addresses, patterns

WHO = [*Role.values, "no role", "stranger"]


def tried(turn: int, row: Row) -> set[str]:
    """Who tries this door: under `make prove` everybody, else one of those who are not let in, and at every second door one who is."""
    inside, outside = [who for who in WHO if who in row.gate], [who for who in WHO if who not in row.gate]
    if PROVE:
        return set(WHO)
    return (
        {("stranger", "employee")[turn % 2]}
        if row.is_public
        else {each[turn % len(each)] for each in (inside if turn % 4 < 2 else [], outside) if each}
    )


def test_every_address_stands_in_the_matrix_and_nothing_else() -> None:
    assert {name for name, _pattern in patterns()} == set(PAGES)


@pytest.fixture(autouse=True)
def refusals_are_no_news() -> Iterator[None]:
    """Each refusal would be logged with its traceback: hundreds of them."""
    logging.disable(logging.ERROR)
    yield
    logging.disable(logging.NOTSET)


@pytest.fixture
def clients(db: None) -> dict[str, tuple[Client, Person | None]]:
    """One person a role, each in a department of their own, and a stranger."""
    made: dict[str, tuple[Client, Person | None]] = {"stranger": (Client(raise_request_exception=False), None)}
    for who in WHO[:-1]:
        person = PersonFactory(username=who, department=DepartmentFactory(), roles=[] if who == "no role" else [Role(who)])
        client = Client(raise_request_exception=False)
        client.force_login(person)
        made[who] = (client, person)
    return made


def answer(client: Client, method: str, path: str, data: Mapping[str, str]) -> str:
    """in, no (403), hidden (404), method (405), login or broken (5xx); undone afterwards."""
    cookies = deepcopy(client.cookies)
    with transaction.atomic():
        response = client.post(path, data) if method == "POST" else client.get(path)
        b"".join(response)  # a file is read to its end
        transaction.set_rollback(True)
    client.cookies = cookies
    if response.status_code == 302 and response.headers["Location"].startswith("/accounts/login/"):
        return "login"
    said = {403: "no", 404: "hidden", 405: "method", 503: "in"}  # /readyz tells that no beat runs here
    return said.get(response.status_code, "in" if response.status_code < 500 else "broken")


def cells(clients: dict[str, tuple[Client, Person | None]], only: str = "") -> Iterator[tuple[tuple[str, str, str, str], str, str]]:
    """(address, method, who, whose record), what must be answered, what is. With `only` one address, which takes no record."""
    somebody = PersonFactory(department=DepartmentFactory(), roles=[Role.EMPLOYEE])
    others = addresses(records_of(somebody))
    for who, (client, person) in clients.items():
        own = others if only else addresses(records_of(person or somebody))
        for turn, (name, row) in enumerate(PAGES.items()):
            if (only and name != only) or (row.is_public and who not in ("stranger", "employee")):
                continue
            if not only and who not in tried(turn, row):
                continue
            for whose, paths in (("own", own), ("other", others)) if own[name] != others[name] else (("any", own),):
                for method in ("GET", "POST") if only or PROVE else (("GET", "POST")[(turn + WHO.index(who)) % 2],):
                    yield (name, method, who, whose), wanted(name, row, method, who, whose), answer(client, method, paths[name], row.data)


def wanted(name: str, row: Row, method: str, who: str, whose: str) -> str:
    if row.is_public:
        return "anything"  # each has tests of its own; here it only must not break
    if who == "stranger":
        return "login"
    if who not in row.gate:
        return "no"
    if method not in row.methods.split():
        return "method"
    if who in (row.other if whose == "other" else row.own):
        return "in"
    return "no" if (name, who) in KNOWN else row.refusal


@pytest.mark.once
@pytest.mark.django_db
def test_everybody_comes_in_where_they_should_and_nowhere_else(clients: dict[str, tuple[Client, Person | None]], figure: Figure) -> None:
    wrong, many = {}, Counter()
    for cell, should, does in cells(clients):
        many[should] += 1
        if should != does and (should != "anything" or does == "broken"):
            wrong[cell] = f"{does}, should be {should}"
    figure(f"{sum(many.values())} cells, {len(wrong)} wrong: {dict(many)}")
    assert wrong == {}


@pytest.mark.once
@pytest.mark.django_db
def test_control_a_door_that_is_open_too_wide_is_found(
    clients: dict[str, tuple[Client, Person | None]], monkeypatch: pytest.MonkeyPatch
) -> None:
    @gate(Can.USE_OFFICE)
    def wide(request: HttpRequest, **arguments: object) -> HttpResponse:
        return HttpResponse("the names of all visitors")

    pattern = next(pattern for name, pattern in patterns() if name == "todo_rates")
    monkeypatch.setattr(pattern, "callback", wide)
    found = {who for (_name, _method, who, _whose), should, does in cells(clients, only="todo_rates") if should != does}
    assert found == set(Role.values) - {"admin_manager"}
