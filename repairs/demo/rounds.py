"""Half a year of rounds, six or seven a working day: most in time, some late, a few missed, and now and then a fail with its ticket."""

from datetime import datetime, timedelta
from random import Random

from frontdesk.people.models import Person
from frontdesk.places.models import Place
from frontdesk.scene import Scene, act
from frontdesk.workdays.calendar import Calendar
from frontdesk.workdays.load import calendar
from frontdesk.workdays.today import day_bounds
from repairs.actions import closing, progress, rounds, tickets
from repairs.demo import setup  # noqa: F401 - its act comes before this one
from repairs.demo.checklists import make
from repairs.finding.round_times import due_in
from repairs.models import Category, Checklist, ChecklistItem, FaultKind, Membership, Repeat, Result, Round, RoundAnswer, RoundKind, Team
from repairs.promises.repair_confirmed import RepairConfirmed

MONTHS = timedelta(days=182)
FAILS = {True: 6, False: 3}  # at the weekly check and elsewhere, with a ticket each, by the real actions
FOUND = {FaultKind.CLEANING: (("有水渍", "已清理"), ("积灰较多", "已擦净")), FaultKind.BUILDING: (("松动", "已紧固"), ("损坏", "已更换"))}


@act("repairs.rounds")
def half_a_year_of_rounds(scene: Scene) -> None:
    """History in bulk, fails and today by the real actions."""
    dice = Random(f"rounds {scene.rng.getstate()[1][:4]}")  # of its own: the rest of the demo company stays as it was
    begin, _end = day_bounds(scene.now)
    lists = make(scene.cast, _team(scene), _categories(), since=begin - MONTHS)
    items = {each.pk: list(each.items.all()) for each in lists}
    working = calendar()
    past = [_past(each, due, scene, dice) for each in lists for due in due_in(each, working, begin - MONTHS, begin)]
    made = Round.objects.bulk_create(sorted(past, key=lambda each: each.due_at), batch_size=500)
    failed = [each for is_weekly, many in FAILS.items() for each in _some(made, is_weekly, many, dice)]
    _answered(made, items, dice)
    for each in failed:
        _fail(each, dice.choice(items[each.checklist_id]), dice, scene)
    _today(lists, items, working, scene)


def _team(scene: Scene) -> Team:
    team, _is_new = Team.objects.get_or_create(name="保洁组", defaults={"name_en": "Cleaning", "lead": scene.cast["olga"]})
    for person in (scene.cast["rita"], scene.cast["tom"]):
        Membership.objects.get_or_create(team=team, person=person, left_at=None, defaults={"joined_at": scene.now - MONTHS})
    return team


def _categories() -> dict[str, Category]:
    """Cleaning, and power with its lights: what rounds find."""
    usual = {FaultKind.CLEANING: Category.objects.filter(kind=FaultKind.CLEANING), FaultKind.BUILDING: Category.objects.filter(icon="bulb")}
    return {kind: rows.open().in_order()[0] for kind, rows in usual.items()}


def _past(checklist: Checklist, due: datetime, scene: Scene, dice: Random) -> Round:
    """Of a hundred some six are late and two are missed."""
    opened, grace = due - timedelta(minutes=checklist.lead_minutes), timedelta(minutes=checklist.grace_minutes)
    luck, round_ = dice.random(), Round(checklist=checklist, due_at=due, opened_at=opened)
    if luck < 0.02:
        round_.missed_at = due + grace
        return round_
    late = luck < 0.08
    lead = max(checklist.lead_minutes - 2, 3)
    round_.done_at = due + timedelta(minutes=dice.randint(2, 50)) if late else due - timedelta(minutes=dice.randint(2, min(lead, 40)))
    round_.done_by = _who(checklist, scene, dice)
    if round_.done_at > due + grace:
        round_.missed_at = due + grace
    return round_


def _who(checklist: Checklist, scene: Scene, dice: Random) -> Person:
    return checklist.person or scene.cast[dice.choice(("rita", "tom"))]


def _some(made: list[Round], is_weekly: bool, many: int, dice: Random) -> list[Round]:
    """Rounds that were done, of the weekly check or of the others."""
    return dice.sample([each for each in made if each.done_at and (each.checklist.kind == RoundKind.ENVIRONMENT) == is_weekly], many)


def _answered(made: list[Round], items: dict[int, list[ChecklistItem]], dice: Random) -> None:
    """Everything in order, but for what does not apply; what failed is written over."""
    answers = [
        RoundAnswer(
            **{"round": each, "item": item, "answered_at": each.done_at, "answered_by": each.done_by},
            result=Result.NONE if dice.random() < 0.01 else Result.PASS,
        )
        for each in made
        if each.done_at
        for item in items[each.checklist_id]
    ]
    RoundAnswer.objects.bulk_create(answers, batch_size=1000)


def _fail(round_: Round, item: ChecklistItem, dice: Random, scene: Scene) -> None:
    """A fault that was found, reported and repaired."""
    note, done = dice.choice(FOUND[FaultKind(round_.checklist.category.kind)])
    at, by = round_.done_at, round_.done_by
    assert at is not None
    assert by is not None
    place = item.place or round_.checklist.place
    ticket = tickets.report(asker=by, category=round_.checklist.category, place=place or _somewhere(), words=f"{item.name}：{note}", now=at)
    repaired = min(at + timedelta(hours=dice.randint(1, 6)), scene.now)
    progress.resolve(ticket, words=done, by=scene.cast["tom"], now=repaired)
    if by != scene.cast["tom"]:
        closing.confirm(ticket, by=by, now=min(repaired + timedelta(hours=1), scene.now))
    elif (itself := calendar().add_days(repaired, RepairConfirmed.now().limit)) <= scene.now:  # who did the work confirms nothing
        closing.close_unconfirmed(ticket, now=itself)
    RoundAnswer.objects.filter(round=round_, item=item).update(result=Result.FAIL, note=note, ticket=ticket)


def _today(lists: list[Checklist], items: dict[int, list[ChecklistItem]], working: Calendar, scene: Scene) -> None:
    """What is due by now is done but for the newest, what opens is open; a washroom has run out of towels."""
    begin, _end = day_bounds(scene.now)
    for checklist in lists:
        for due in due_in(checklist, working, begin, scene.now + timedelta(minutes=checklist.lead_minutes)):
            opened = due - timedelta(minutes=checklist.lead_minutes)
            made = rounds.open_due(checklist, due_at=due, now=opened)
            if made and due + timedelta(minutes=checklist.grace_minutes) <= scene.now:
                _do(made, items[checklist.pk], scene)
    called = next(each for each in lists if each.repeat == Repeat.CALLED)
    room = Place.objects.open().filter(name__contains="会议室").in_order().first()
    if room:
        rounds.open_for(room, called.kind, now=scene.now - timedelta(minutes=5))


def _do(made: Round, items: list[ChecklistItem], scene: Scene) -> None:
    by = made.checklist.person or scene.cast["rita"]
    at = made.due_at - timedelta(minutes=6)
    for item in items:
        is_out = made.checklist.kind == RoundKind.WASHROOM and item == items[1]
        result, note = (Result.FAIL, "擦手纸只剩几张") if is_out else (Result.PASS, "")
        rounds.answer(made, item, result=result, note=note, by=by, now=at)
    rounds.finish(made, by=by, now=at)


def _somewhere() -> Place:
    place = Place.objects.open().in_order().first()
    assert place is not None
    return place
