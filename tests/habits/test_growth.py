"""Nothing on a page grows with its rows: as many questions for two hundred visits as for one."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from frontdesk.people.models import Person
from frontdesk.people.permissions import Role
from tests.factories.visitors import badges
from tests.pages import patterns
from tests.queries import queries
from tests.staff import whole
from visitors.models import Badge, BadgeLoan, Message, RegisterRefusal, Visit, VisitRequest, WatchEntry

pytestmark = pytest.mark.django_db
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
SOME, MANY = 2, 200


def pages() -> list[str]:
    """Every page of the staff that needs no record in its address."""
    found = []
    for name, pattern in patterns():
        gated = getattr(pattern.callback, "gate", None)
        if gated and not pattern.pattern.converters and not name.startswith(tuple(ELSEWHERE)) and "export" not in name:
            found.append(f"/{pattern.pattern}")
    return sorted(set(found))


def plant(many: int, host: Person, by: Person) -> None:
    """So many of everything a reception has: visits in every state, badges out, messages, requests, refusals, who is looked out for."""
    now = timezone.now()
    common = {
        "name": "王小明",
        "name_key": "王小明",
        "host": host,
        "created_at": now,
        "salt": "x",
        "phone": "13800001234",
        "is_walk_in": True,
    }
    waiting = [Visit(**common, arrived_at=now) for _number in range(many)]
    inside = [Visit(**common, arrived_at=now, met_at=now, met_by=by) for _number in range(many)]
    out = [Visit(**common, arrived_at=now, met_at=now, out_at=now) for _number in range(many)]
    left = [Visit(**common, arrived_at=now, met_at=now, left_at=now) for _number in range(many)]
    to_come = [Visit(**common, expected_at=now + timedelta(minutes=5)) for _number in range(many)]
    made = Visit.objects.bulk_create([*waiting, *inside, *out, *left, *to_come])
    drawer = Badge.objects.bulk_create([Badge(number=f"Q{Badge.objects.count() + number:05d}") for number in range(many)])
    BadgeLoan.objects.bulk_create(
        [BadgeLoan(badge=badge, visit=visit, reserved_at=now) for badge, visit in zip(drawer, made[many : 2 * many], strict=True)]
    )
    Message.objects.bulk_create([Message(recipient=host, name="唐宁", words="回电", taken_at=now, taken_by=by) for _number in range(many)])
    VisitRequest.objects.bulk_create(
        [VisitRequest(name="唐宁", host_name="安然", host_contact="x", wished_at=now, received_at=now) for _number in range(many)]
    )
    RegisterRefusal.objects.bulk_create([RegisterRefusal(words="不肯登记", refused_at=now, refused_by=by) for _number in range(many)])
    WatchEntry.objects.bulk_create(
        [WatchEntry(kind="ask", name="某人", reason="x", owner=by, created_at=now, created_by=by) for _number in range(many)]
    )


def test_every_page_asks_as_often_for_many_as_for_a_few(ann: Person, olga: Person) -> None:
    olga.posts.get_or_create(role=Role.RECEPTIONIST)
    badges(1)
    client = Client()
    client.force_login(olga)

    def asked() -> dict[str, int]:
        return {path: queries(lambda path=path: whole(client.get(path))) for path in pages()}

    plant(SOME, ann, olga)
    asked()  # what is read once a minute is known now
    few = asked()
    plant(MANY - SOME, ann, olga)
    many = asked()

    assert {path: (few[path], many[path]) for path in few if many[path] > few[path]} == {}
    assert len(few) > 25


def test_control_a_page_that_asks_for_each_row_is_found(ann: Person) -> None:
    plant(SOME, ann, ann)

    def page() -> list[str]:
        return [str(visit.host) for visit in Visit.objects.all()]

    few = queries(page)
    plant(SOME, ann, ann)
    assert queries(page) > few
