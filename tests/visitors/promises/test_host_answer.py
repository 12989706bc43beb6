"""Silence climbs: 2, 5, 10, 15 minutes; an answer stops it; every rung exactly once."""

import pytest
from django.utils.translation import override

from frontdesk.outbox.kinds import written
from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from frontdesk.todos.describe import described
from frontdesk.todos.explain import lines
from frontdesk.todos.models import Climb, Light, Todo
from tests.factories.visitors import arrived_visit, badges
from tests.moments import MINUTE, MONDAY_9AM
from visitors.actions import undo, visits


def look(minutes: float) -> list[tuple[str, str]]:
    """Let the ladders be climbed at a minute after arrival; who is newly told what, in the inbox."""
    last = Notice.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    run(RULES["timed.climb_ladders"], now=MONDAY_9AM + minutes * MINUTE)
    told = Notice.objects.filter(pk__gt=last, channel="inbox").order_by("pk")
    return [(notice.reader.username, notice.kind.partition(".")[2]) for notice in told]


def test_silence_climbs_at_2_5_10_and_15_minutes_and_each_rung_is_told_once(ann: Person, bo: Person, tom: Person, rita: Person) -> None:
    arrived_visit(ann)

    assert [look(minutes) for minutes in (0, 1.9, 2, 2, 3, 5, 6, 10, 11, 15, 16, 600)] == [
        [],
        [],
        [("ann", "visit_waiting"), ("tom", "visit_waiting")],
        [],
        [],
        [("rita", "visit_unanswered")],
        [],
        [("bo", "visit_waiting")],
        [],
        [("rita", "visit_offer")],
        [],
        [],
    ]


@pytest.mark.parametrize(
    ("language", "company", "words"),
    [
        ("zh-hans", "", "李思远来找安然，还没有人答复。"),
        ("zh-hans", "北辰设备", "李思远（北辰设备）来找安然，还没有人答复。"),
        ("en", "", "李思远 is here for Ann An and nobody has answered."),
        ("en", "北辰设备", "李思远 (北辰设备) is here for Ann An and nobody has answered."),
    ],
)
def test_a_rung_names_host_and_company_in_the_words_of_its_reader(
    ann: Person, tom: Person, language: str, company: str, words: str
) -> None:
    Person.objects.filter(pk=tom.pk).update(language=language)
    arrived_visit(ann, company=company)
    look(2)

    assert written(Notice.objects.get(reader=tom, channel="inbox")).body.splitlines()[0] == words


@pytest.mark.parametrize(
    ("language", "own", "others"),
    [
        ("zh-hans", "李思远在等，请您回话", "李思远在等，请安然回话"),
        ("en", "李思远 is waiting for your answer", "Ann An: answer, 李思远 is waiting"),
    ],
)
def test_a_host_is_spoken_to_and_others_read_whose_answer_is_owed(ann: Person, tom: Person, language: str, own: str, others: str) -> None:
    arrived_visit(ann)
    with override(language):
        assert [described(Todo.objects.all(), reader)[0].about.title for reader in (ann, tom)] == [own, others]


def test_an_answer_in_time_stops_the_ladder(ann: Person, rita: Person) -> None:
    visit = arrived_visit(ann)
    visits.answer(visit, kind="on_my_way", by=ann, now=MONDAY_9AM + 1.98 * MINUTE)

    assert [look(minutes) for minutes in (2, 5, 10, 15)] == [[], [], [], []]


def test_letting_the_visitor_in_stops_the_ladder_too(ann: Person, rita: Person) -> None:
    badges(1)
    visits.let_in(arrived_visit(ann), by=rita, now=MONDAY_9AM + MINUTE)

    assert look(20) == []


def test_after_an_outage_only_the_highest_rung_is_told(ann: Person, bo: Person, tom: Person, rita: Person) -> None:
    arrived_visit(ann)

    assert look(12) == [("bo", "visit_waiting")]
    assert list(Climb.objects.values_list("rung", "is_missed")) == [(0, True), (1, True), (2, False)]
    assert [look(12), look(15)] == [[], [("rita", "visit_offer")]]


@pytest.mark.parametrize(
    ("minutes", "light"), [(0, Light.GREEN), (1, Light.GREEN), (2, Light.YELLOW), (4, Light.YELLOW), (5, Light.RED), (60, Light.RED)]
)
def test_the_light(ann: Person, minutes: int, light: Light) -> None:
    arrived_visit(ann)

    assert Todo.objects.get().light(MONDAY_9AM + minutes * MINUTE) is light


def test_why_is_it_due_then(ann: Person) -> None:
    arrived_visit(ann)

    assert [(line.at - MONDAY_9AM) / MINUTE for line in lines(Todo.objects.get())] == [0, 2, 2, 5, 5, 10, 15]


def test_an_undone_check_out_continues_the_clock_where_it_stood(ann: Person, rita: Person, tom: Person) -> None:
    visit = arrived_visit(ann)
    look(2)
    visits.check_out(visit, by=rita, now=MONDAY_9AM + 3 * MINUTE)
    undo.undo(visit, by=rita, now=MONDAY_9AM + 4 * MINUTE)

    assert [look(4), look(5)] == [[], [("rita", "visit_unanswered")]]
