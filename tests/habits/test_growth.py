"""Nothing on a page grows with its rows: as many questions for two hundred visits as for one."""

import pytest
from django.test import Client

from frontdesk.people.models import Person
from frontdesk.people.permissions import Role
from tests.counts import count
from tests.factories.visitors import badges
from tests.matrix import plant
from tests.pages import patterns
from tests.queries import queries
from tests.staff import whole
from visitors.models import Visit

pytestmark = pytest.mark.django_db  # on PostgreSQL, too: there every page is asked here and nowhere else in small counts
# Their rows are people, rules, days or places: one and thirty of those are asked in tests of their own.
ELSEWHERE = {
    "account_",
    "person_",
    "role_",
    "department_",
    "rule_",
    "workday_",
    "place_",
    "notice_",
    "company_",
    "duty_",
    "set_up",
    "absence_",
}
SOME, MANY = 2, count(200, 12)


def pages() -> list[str]:
    """Every page of the staff that needs no record in its address."""
    found = []
    for name, pattern in patterns():
        gated = getattr(pattern.callback, "gate", None)
        if gated and not pattern.pattern.converters and not name.startswith(tuple(ELSEWHERE)) and "export" not in name:
            found.append(f"/{pattern.pattern}")
    return sorted(set(found))


def test_every_page_asks_as_often_for_many_as_for_a_few(ann: Person, olga: Person) -> None:
    olga.posts.get_or_create(role=Role.RECEPTIONIST)
    badges(1)
    client = Client()
    client.force_login(olga)

    def asked() -> dict[str, int]:
        return {path: queries(lambda path=path: whole(client.get(path))) for path in pages()}

    plant(SOME, ann)
    asked()  # what is read once a minute is known now
    few = asked()
    plant(MANY - SOME, ann)
    many = asked()
    more = {path for path in few if many[path] > few[path]}
    again = {path: queries(lambda path=path: whole(client.get(path))) for path in more}  # a minute may have passed: settings are read anew

    assert {path: (few[path], again[path]) for path in more if again[path] > few[path]} == {}
    assert len(few) > 25


def test_control_a_page_that_asks_for_each_row_is_found(ann: Person) -> None:
    plant(SOME, ann)

    def page() -> list[str]:
        return [str(visit.host) for visit in Visit.objects.all()]

    few = queries(page)
    plant(SOME, ann)
    assert queries(page) > few
