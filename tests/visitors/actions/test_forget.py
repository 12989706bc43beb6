"""After the retention nobody can tell who came; that somebody came is still counted."""

from pathlib import Path
from typing import Any

import pytest

from frontdesk.files import store
from frontdesk.files.actions import attach, remove
from frontdesk.journal import trail
from frontdesk.journal.models import Entry
from frontdesk.journal.seal import seal
from frontdesk.journal.verify import verify
from frontdesk.office.traces import Trace, traces
from frontdesk.outbox.models import Notice
from frontdesk.people.models import Person
from frontdesk.timed.models import RuleState
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from frontdesk.todos.models import Pause, Todo
from tests.factories.visitors import arrived_visit, badges, expected_visit
from tests.moments import DAY, HOUR, MONDAY_9AM
from tests.sample_files import TEXT, empty_the_store, taken
from visitors.actions import thanks, visits
from visitors.actions.forgetting import forget_visits
from visitors.models import Answer, Visit

SECRETS = ["王小明", "wangxiaoming", "13800001234", "wang@example.com", "启明咨询", "谢谢招待", "请从东门进", "带了样品"]


def test_after_the_retention_no_trace_is_left_and_the_count_stays(ann: Person, rita: Person) -> None:
    empty_the_store()  # registers of other tests of this process
    badges(1)
    visit = visits.check_in(expected_visit(ann, note="带了样品"), now=MONDAY_9AM)
    visits.answer(visit, kind=Answer.Kind.IN_MINUTES, minutes=5, words="请从东门进", by=ann, now=MONDAY_9AM)
    visits.let_in(visit, by=rita, now=MONDAY_9AM)
    visit = visits.check_out(visit, by=rita, now=MONDAY_9AM + HOUR)
    thanks.send(visit, now=MONDAY_9AM + 2 * HOUR)
    thanks.give_feedback(visit, score=5, words="谢谢招待", now=MONDAY_9AM + 3 * HOUR)
    seal(now=MONDAY_9AM + 4 * HOUR)
    assert [bool(traces(secret)) for secret in SECRETS] == [True] * len(SECRETS)
    rule = RULES["timed.forget"]
    RuleState.objects.create(rule=rule.name, live_from=MONDAY_9AM)

    assert run(rule, now=MONDAY_9AM + 181 * DAY - HOUR * 7).errors == {}  # from 23 November to 23 May
    assert traces("王小明") != []

    run(rule, now=MONDAY_9AM + 184 * DAY)
    seal(now=MONDAY_9AM + 184 * DAY)

    assert {secret: traces(secret) for secret in SECRETS} == {secret: [] for secret in SECRETS}
    assert (Visit.objects.filter(left_at__isnull=False).count(), verify()) == (1, [])


NAME, PHONE, MAIL = "诸葛知秋", "13812349876", "qiu@example.com"
LATER = MONDAY_9AM + 200 * DAY


def planted(ann: Person, rita: Person) -> list[Visit]:
    """A visitor who came three times and is named wherever somebody can write a name."""
    badges(1)
    came = []
    for day in range(3):
        now = MONDAY_9AM + day * DAY
        visit = expected_visit(ann, name=NAME, phone=PHONE, email=MAIL, note=f"{NAME}带样品", now=now, expected_at=now + HOUR, place="云杉")
        visits.check_in(visit, now=now + HOUR)
        visits.answer(visit, kind=Answer.Kind.IN_MINUTES, minutes=5, words=f"请{NAME}稍候", by=ann, now=now + HOUR)
        visits.let_in(visit, by=rita, now=now + HOUR)
        visit = visits.check_out(visit, by=rita, now=now + 2 * HOUR)
        thanks.send(visit, now=now + 3 * HOUR)
        thanks.give_feedback(visit, score=5, words=f"{NAME}很满意", now=now + 4 * HOUR)
        came.append(visit)
    todo = Todo.objects.about(came[0]).first()
    Todo.objects.filter(pk=todo.pk).update(words=f"{NAME}已致谢")
    trail.record("settle_todo", subject=todo, by=rita, at=MONDAY_9AM, details={"words": f"{NAME}已致谢"})
    Pause.objects.create(todo=todo, reason=f"{NAME}改期", paused_at=MONDAY_9AM, paused_by=rita, until_at=MONDAY_9AM + DAY)
    trail.record("pause_todo", subject=todo, by=rita, at=MONDAY_9AM, details={"reason": f"{NAME}改期"})
    trail.record("cancel", subject=came[1], by=rita, at=MONDAY_9AM, details={"old": {"name": NAME}, "new": {"phone": PHONE}})
    Notice.objects.filter(address=MAIL).update(error=f"SMTPRecipientsRefused: {MAIL}", tries=10, dead_at=MONDAY_9AM + DAY, sent_at=None)
    return came


def mailed(folder: Path) -> None:
    """Each mail to the visitor lies there as a file, one of them with two notices in it."""
    folder.mkdir()
    pks = list(Notice.objects.filter(address=MAIL).order_by("pk").values_list("pk", flat=True))
    Notice.objects.filter(pk=pks[1]).update(sent_with=pks[0])
    for pk in pks:
        (folder / f"20261123-090000-notice-{pk}.eml").write_bytes(f"Subject: Hello\r\n\r\n{NAME}".encode())
    (folder / "20261123-090000-notice-999999.eml").write_bytes(b"Subject: Hello\r\n\r\nsomebody else")


def test_a_visitor_who_came_thrice_is_found_in_every_place_and_after_the_retention_in_none(
    ann: Person, rita: Person, settings: Any, tmp_path: Path, django_capture_on_commit_callbacks: Any
) -> None:
    settings.VAR, settings.EMAIL_FILE_PATH = tmp_path, str(tmp_path / "mail")
    planted(ann, rita)
    mailed(tmp_path / "mail")
    seal(now=MONDAY_9AM + 5 * DAY)
    found = traces(NAME, PHONE, MAIL)
    assert any(trace.place.startswith("search") for trace in found)
    assert {trace.place for trace in found if not trace.place.startswith(("var/", "search"))} == {
        "journal.detail.data",
        "outbox.notice.address",
        "outbox.notice.data",
        "outbox.notice.error",
        "outbox.notice.reader_key",
        "todos.pause.reason",
        "todos.todo.words",
        "visitors.answer.words",
        "visitors.feedback.words",
        "visitors.visit.email",
        "visitors.visit.name",
        "visitors.visit.name_key",
        "visitors.visit.note",
        "visitors.visit.phone",
    }
    assert {trace.place for trace in found if trace.place.startswith("var/")} == {
        f"var/mail/{path.name}" for path in (tmp_path / "mail").iterdir() if "999999" not in path.name
    }
    rule = RULES["timed.forget"]
    RuleState.objects.create(rule=rule.name, live_from=MONDAY_9AM)

    with django_capture_on_commit_callbacks(execute=True):
        assert run(rule, now=LATER).errors == {}
    seal(now=LATER)

    assert traces(NAME, PHONE, MAIL) == []
    assert [path.name for path in (tmp_path / "mail").iterdir()] == ["20261123-090000-notice-999999.eml"]
    assert (Visit.objects.count(), verify()) == (3, [])
    entries = Entry.objects.count()
    assert (run(rule, now=LATER + HOUR).acted, Entry.objects.count(), verify()) == ([], entries, [])


def test_a_mail_that_was_left_behind_when_the_server_stopped_goes_the_next_night(
    ann: Person, rita: Person, settings: Any, tmp_path: Path, django_capture_on_commit_callbacks: Any
) -> None:
    settings.VAR, settings.EMAIL_FILE_PATH = tmp_path, str(tmp_path / "mail")
    planted(ann, rita)
    mailed(tmp_path / "mail")
    for name in ("timed.forget", "timed.tidy"):
        RuleState.objects.create(rule=name, live_from=MONDAY_9AM)
    run(RULES["timed.forget"], now=LATER)  # nothing after the commit is done: the server was killed
    assert {trace.place.partition("/")[0] for trace in traces(NAME)} == {"var"}

    with django_capture_on_commit_callbacks(execute=True):
        run(RULES["timed.tidy"], now=LATER + DAY)

    assert traces(NAME) == []


def test_a_colleague_s_words_about_another_visit_stay(ann: Person, rita: Person) -> None:
    mine = planted(ann, rita)
    other = expected_visit(ann, name="另一人", phone="13900000005", email="other@example.com", note="喝茶")
    forget_visits(Visit.objects.filter(pk__in=[visit.pk for visit in mine]), now=LATER)

    assert traces(NAME) == []
    assert [trace for trace in traces("喝茶") if not trace.place.startswith("search")] == [Trace("visitors.visit.note", str(other.pk))]


@pytest.mark.django_db(transaction=True)
def test_files_go_with_their_visit_whether_there_or_removed(ann: Person) -> None:
    empty_the_store()
    visit = arrived_visit(ann)
    _there, removed = attach(visit, [taken(TEXT, "李思远 护照.txt"), taken(TEXT, "李思远 合影.txt")], by=ann, now=MONDAY_9AM)
    remove(removed, by=ann, now=MONDAY_9AM + 183 * DAY)
    rule = RULES["timed.forget"]
    RuleState.objects.create(rule=rule.name, live_from=MONDAY_9AM)
    seal(now=MONDAY_9AM + HOUR)
    assert ([trace.place for trace in traces("李思远")].count("files.attachment.name"), len(list(store.stored()))) == (2, 2)

    run(rule, now=MONDAY_9AM + 184 * DAY)
    seal(now=MONDAY_9AM + 184 * DAY)

    assert (traces("李思远"), list(store.stored()), verify()) == ([], [], [])
