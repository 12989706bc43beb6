"""The demo company's visitor book: months of visits, badges, and a desk that is busy today, whatever day it is."""

import secrets
from datetime import datetime, timedelta
from random import Random
from typing import Any

from django.utils import timezone

from frontdesk.people.models import Company, Person
from frontdesk.people.names import normal, spellings
from frontdesk.scene import Scene, act
from frontdesk.scene_names import ABROAD, COMPANIES, GIVEN, SURNAMES
from frontdesk.scene_years import Since
from frontdesk.search.rows import rebuild
from frontdesk.search.sources import source_of
from frontdesk.todos import actions as todos
from frontdesk.workdays.load import calendar
from frontdesk.workdays.today import day_bounds, midnight
from visitors.actions import approving, belongings, identity, serving, stepping_out, thanks, visits
from visitors.demo import long_past
from visitors.demo.afterwards import afterwards
from visitors.demo.at_the_door import at_the_door
from visitors.demo.calls import the_telephone
from visitors.demo.incidents import what_went_wrong
from visitors.demo.to_come import to_come
from visitors.models import Answer, Badge, BadgeLoan, Feedback, Visit, VisitEvent, VisitorType
from visitors.models.serving import Drink
from visitors.models.visit import Door, IdentityProof, Purpose
from visitors.models.visit_event import Verb
from visitors.promises.waiting_area_tidied import WaitingAreaTidied

BADGES = 40
DAYS = {"small": (60, 22), "large": (long_past.STEP.days, 415)}  # days back, visits a working day
WALKED_IN = [Door.KIOSK, Door.KIOSK, Door.DESK]
ANNOUNCED = [Door.HOST] * 6 + [Door.CALL, Door.MAIL, Door.PAGE]
WORDS = ["接待很周到", "等得有点久", "前台很热情", "停车不好找", "谢谢", "", "", ""]


@act("visitors.book")
def fill_the_book(scene: Scene) -> None:
    """History in bulk, today by the real actions."""
    Badge.objects.bulk_create([Badge(number=f"A{number:03d}") for number in range(1, BADGES + 1)])
    history(scene)
    today(scene)
    for visit in at_the_door(scene):
        approved(visit, scene)
    to_come(scene)
    the_telephone(scene)
    what_went_wrong(scene)


def somebody(rng: Random) -> dict[str, Any]:
    """An invented visitor."""
    if rng.random() < 0.08:
        name, language = rng.choice(ABROAD), "en"
    else:
        name, language = rng.choice(SURNAMES) + rng.choice(GIVEN), "zh-hans"
    phone = f"13{rng.randrange(10**9):09d}" if rng.random() < 0.95 else ""
    return {
        "name": name,
        "phone": phone,
        "email": f"visitor{rng.randrange(10**6)}@example.com" if rng.random() < 0.6 or not phone else "",
        "company": rng.choice(COMPANIES),
        "purpose": rng.choice([Purpose.MEETING] * 6 + [Purpose.INTERVIEW] * 2 + [Purpose.MAINTENANCE, Purpose.TOUR]),
        "language": language,
    }


def history(scene: Scene) -> None:
    """Every working day of the past months, finished and thanked; of a large company many years."""
    days_back, per_day = DAYS[scene.scale]
    told = Since(*long_past.TOLD)
    working = calendar()
    here = timezone.localdate(scene.now)
    days = [here - timedelta(days=back) for back in range(days_back, 0, -1)]
    types = {kind.purpose: kind for kind in VisitorType.objects.exclude(purpose="")}
    for day in days:
        if working.is_workday(day):
            _day_of(scene, midnight(day), round(per_day * scene.rng.uniform(0.7, 1.3)), types)
    rebuild([source_of(Visit)])
    if scene.scale == "large":
        long_past.tell(told)


def _day_of(scene: Scene, midnight: datetime, many: int, types: dict[str, VisitorType]) -> None:
    rng = scene.rng
    plans = [_past(rng, rng.choice(scene.people), midnight, types) for _number in range(many)]
    made = Visit.objects.bulk_create(plans, batch_size=500)
    events, answers, feedback, loans = [], [], [], []
    badges = list(Badge.objects.all())
    for number, visit in enumerate(made):
        events += [
            VisitEvent(visit=visit, verb=verb, happened_at=at, happened_by=by)
            for verb, at, by in [
                (Verb.CHECK_IN, visit.arrived_at, None),
                (Verb.ANSWER, visit.arrived_at + timedelta(minutes=1), visit.host),
                (Verb.MEET, visit.met_at, visit.met_by),
                (Verb.CHECK_OUT, visit.left_at, visit.left_by),
                (Verb.THANK, visit.thanked_at, None),
            ]
        ]
        answers.append(
            Answer(visit=visit, kind=Answer.Kind.ON_MY_WAY, answered_at=visit.arrived_at + timedelta(minutes=1), answered_by=visit.host)
        )
        badge = badges[number % len(badges)]
        loans.append(
            BadgeLoan(
                badge=badge,
                visit=visit,
                reserved_at=visit.arrived_at,
                lent_at=visit.met_at,
                lent_by=visit.met_by,
                returned_at=visit.left_at,
            )
        )
        if rng.random() < 0.3:
            score = rng.choice([5, 5, 5, 4, 4, 3, 2])
            feedback.append(Feedback(visit=visit, score=score, words=rng.choice(WORDS), given_at=visit.left_at + timedelta(hours=3)))
    for model, rows in ((VisitEvent, events), (Answer, answers), (BadgeLoan, loans), (Feedback, feedback)):
        model._default_manager.bulk_create(rows, batch_size=1000)
    afterwards(scene, made)


def _past(rng: Random, host: Person, midnight: datetime, types: dict[str, VisitorType]) -> Visit:
    planned = midnight + timedelta(minutes=rng.choice(range(9 * 60, 17 * 60, 15)))
    walk_in = rng.random() < 0.25
    arrived = planned + timedelta(minutes=rng.randint(-15, 20))
    waited = timedelta(minutes=min(round(rng.expovariate(1 / 5)), 40))
    left = arrived + waited + timedelta(minutes=rng.randint(15, 110))
    person = somebody(rng)
    swept = rng.random() < 0.02
    if swept:
        left = midnight + timedelta(hours=21)
    return Visit(
        **person,
        **_along(rng),
        visitor_type=types.get(person["purpose"]),
        door=rng.choice([Door.KIOSK, Door.KIOSK, Door.DESK])
        if walk_in
        else rng.choice([Door.HOST] * 6 + [Door.CALL, Door.MAIL, Door.PAGE]),
        is_time_unknown=swept,
        name_key=normal(person["name"]),
        spellings=spellings(person["name"])[:600],
        host=host,
        is_walk_in=walk_in,
        salt=secrets.token_hex(16),
        expected_at=None if walk_in else planned,
        created_at=arrived if walk_in else planned - timedelta(days=1),
        created_by=None if walk_in else host,
        arrived_at=arrived,
        met_at=arrived + waited,
        left_at=left,
        thanks_began_at=left + timedelta(hours=1),
        thanked_at=left + timedelta(hours=1),
    )


def _along(rng: Random) -> dict[str, Any]:
    """Who comes along, and in which car."""
    companions = rng.choice([0] * 8 + [1, 1, 2, 3])
    plate = f"沪{rng.choice('ABCDEF')}{rng.randrange(10_000, 99_999)}" if rng.random() < 0.2 else ""
    return {"companions": companions, "plate": plate}


def today(scene: Scene) -> None:
    """A desk in the middle of its day, whatever the hour: some left, some on site, some waiting, some expected."""
    rng, now, rita = scene.rng, scene.now, scene.cast["rita"]
    start, _end = day_bounds(now)
    evening = start + timedelta(hours=23, minutes=45)
    inside: list[Visit] = []
    ann, bo = scene.cast["ann"], scene.cast["bo"]
    for minutes_ago, stays in [(300, 70), (260, 90), (215, 45), (180, 100)]:
        _received(scene, now - timedelta(minutes=minutes_ago), left_after=stays)
    for minutes_ago in (150, 118, 95, 64, 41, 33, 22):
        inside.append(_received(scene, now - timedelta(minutes=minutes_ago), left_after=None))
    _meanwhile(inside, scene)
    waiting = [(ann, 18, "in_minutes"), (rng.choice(scene.people[6:]), 9, ""), (bo, 4, "on_my_way")]
    for host, minutes, said in waiting:
        at = now - timedelta(minutes=minutes)
        visit = _approved(scene, visits.register_walk_in(**_for_action(rng), host=host, now=at), at)
        if minutes > 5:
            serving.wish(visit, drink=Drink.TEA if said else Drink.COFFEE, by=rita, now=at + timedelta(minutes=2))
        if said:
            visits.answer(visit, kind=said, minutes=10 if said == "in_minutes" else None, by=host, now=at + timedelta(minutes=1))
    hosts = [ann, bo, *rng.sample(scene.people[6:], 6)]
    for number, host in enumerate(hosts):
        at = min(now + timedelta(minutes=(-33 if number == 2 else 12 + 45 * number)), evening - timedelta(minutes=10 * (8 - number)))
        at -= timedelta(minutes=at.minute % 5, seconds=at.second, microseconds=at.microsecond)
        said_at = min(now, at - timedelta(minutes=1)) - timedelta(hours=18)
        _expected(scene, host, at, said_at)
    tomorrow = start + timedelta(days=1, hours=10)
    for number, host in enumerate([ann, bo, rita]):
        _expected(scene, host, tomorrow + timedelta(hours=number), now)


def _expected(scene: Scene, host: Person, at: datetime, said_at: datetime) -> None:
    """Announced by the host, and approved where the demo runs on a day off."""
    reason = "展会期间只有周末有空" if approving.is_day_off(at) else ""
    person = _for_action(scene.rng)
    _approved(scene, visits.expect(**person, host=host, expected_at=at, by=host, now=said_at, off_day_reason=reason), said_at)


def _approved(scene: Scene, visit: Visit, now: datetime) -> Visit:
    return approving.clear(visit, by=scene.cast["olga"], now=now) if visit.awaits_approval else visit


def _for_action(rng: Random) -> dict[str, Any]:
    person = somebody(rng)
    person["phone"] = person["phone"] or "13800009999"
    return person


def _walk_in(scene: Scene, host: Person, at: datetime) -> Visit:
    return approved(visits.register_walk_in(**_for_action(scene.rng), host=host, now=at), scene)


def approved(visit: Visit, scene: Scene) -> Visit:
    """Whoever starts the demo company on a Sunday finds a busy desk, too."""
    if not visit.awaits_approval:
        return visit
    approver = scene.cast["olga"] if visit.host_id != scene.cast["olga"].pk else scene.cast["bo"]
    return approving.clear(visit, by=approver, now=visit.arrived_at or scene.now)


def _meanwhile(inside: list[Visit], scene: Scene) -> None:
    """One brought things in, one has gone for lunch."""
    rita, now = scene.cast["rita"], scene.now
    for what, many in (("笔记本电脑", 1), ("样品", 3)):
        belongings.bring(inside[0], what=what, many=many, by=rita, now=now - timedelta(minutes=140))
    stepping_out.step_out(inside[2], to="午餐", back_at=now + timedelta(minutes=25), by=rita, now=now - timedelta(minutes=12))


def _received(scene: Scene, at: datetime, *, left_after: int | None) -> Visit:
    rita, host = scene.cast["rita"], scene.rng.choice(scene.people[6:])
    visit = _approved(scene, visits.register_walk_in(**_for_action(scene.rng), host=host, now=at), at)
    visits.answer(visit, kind="on_my_way", by=host, now=at + timedelta(minutes=1))
    if visit.visitor_type and visit.visitor_type.asks_identity:
        identity.identify(visit, proof=IdentityProof.ID_CARD, by=rita, now=at + timedelta(minutes=1))
    visits.let_in(visit, by=rita, now=at + timedelta(minutes=scene.rng.randint(2, 7)))
    if left_after:
        left = at + timedelta(minutes=left_after)
        visits.check_out(visit, by=rita, now=left, despite=True)
        todos.settle(WaitingAreaTidied, subject=Company.objects.here(), by=rita, now=left + timedelta(minutes=4))
        thanks.send(visit, now=left + timedelta(hours=1))
    return visit
