"""Visitors who are named wherever the product can keep a word: every text column, files, notices, mails, to-dos, the trail.

Each word is a token of its own: `zqj`, the visitor's number, the column.
"""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import models

from frontdesk import ciphers
from frontdesk.files.actions import attach
from frontdesk.journal import trail
from frontdesk.outbox.models import Channel, Notice
from frontdesk.outbox.post import post
from frontdesk.people.models import Person
from frontdesk.search.rows import put
from frontdesk.todos import actions as todos
from frontdesk.todos.models import Pause, Todo
from tests.sample_files import TEXT, taken
from visitors.actions.forgetting.records import ALONE, BESIDE, VISIT
from visitors.models import (
    AccuracySample,
    Answer,
    BadgePrint,
    Belonging,
    Call,
    Complaint,
    Feedback,
    Message,
    Parcel,
    RecurringPass,
    RegisterRefusal,
    Ring,
    SampledVisit,
    Shipment,
    VipItem,
    VipNamed,
    VipPlan,
    Visit,
    VisitEvent,
    VisitGroup,
    VisitOutcome,
    VisitRequest,
    WatchEntry,
    WatchHit,
)
from visitors.models.visit_event import Verb
from visitors.notices.visit_arrived import VisitArrived
from visitors.notices.visit_invited import VisitInvited
from visitors.promises.thanks_within_a_day import ThanksWithinADay

MARK = "zqj"
WORDS = {**BESIDE, VisitEvent: {"words": "", "before": {}}}
DAY = timedelta(days=1)


def tokens(model: type[models.Model], number: int, mark: str = MARK) -> dict[str, str]:
    """A word for each text column that is emptied of a model: 'zqj007phone', no longer than the column."""
    lost = VISIT if model is Visit else WORDS.get(model) or ALONE.get(model, {})
    found = {}
    for name in lost:
        field = model._meta.get_field(name)
        if isinstance(field, models.CharField | models.TextField):
            word = f"{mark}{number:03d}{model._meta.model_name[:3]}{name.replace('_', '')}"
            found[name] = f"{word}@example.com" if isinstance(field, models.EmailField) else word[: field.max_length or 200]
    return found


def plant(number: int, *, host: Person, desk: Person, at: datetime, mark: str = MARK) -> Visit:
    """One visitor who came at that moment and left within the hour, with all that can be written about them."""
    entry = WatchEntry.objects.create(**tokens(WatchEntry, number, mark), kind="ask", owner=desk, created_at=at, ended_at=at + DAY)
    again = RecurringPass.objects.create(
        **tokens(RecurringPass, number, mark),
        host=host,
        weekdays="1",
        comes_at=time(9),
        from_on=at.date(),
        until_on=at.date(),
        created_at=at,
    )
    group = VisitGroup.objects.create(**tokens(VisitGroup, number, mark), host=host, expected_at=at, created_at=at)
    words = tokens(Visit, number, mark)
    visit = Visit.objects.create(
        **{**words, "id_number_sealed": ciphers.seal(words["id_number_sealed"])},
        salt="0" * 32,
        code_on=at.date(),
        host=host,
        expected_at=at,
        created_at=at - DAY,
        created_by=host,
        arrived_at=at,
        met_at=at,
        left_at=at + timedelta(hours=1),
        group=group,
        recurring=again,
    )
    beside(visit, number, entry=entry, host=host, desk=desk, at=at, mark=mark)
    hanging(visit, number, host=host, desk=desk, at=at, mark=mark)
    if mark == MARK:  # calls stand beside no visit and have a time of their own
        telephoned(number, host=host, desk=desk, at=at)
        parcels(number, host=host, desk=desk, at=at)
    return visit


def telephoned(number: int, *, host: Person, desk: Person, at: datetime) -> None:
    """A call, a complaint that was answered, and a line of the phone system."""
    times = {"began_at": at, "ended_at": at, "taken_at": at, "taken_by": desk}
    Call.objects.create(**tokens(Call, number), **times)
    answers = {"department": host.department, "answered_at": at, "answered_by": host}
    Complaint.objects.create(**tokens(Complaint, number), category="quality", received_at=at, received_by=desk, **answers)
    Ring.objects.create(**tokens(Ring, number), began_at=at, is_answered=True, imported_at=at)


def parcels(number: int, *, host: Person, desk: Person, at: datetime) -> None:
    """A parcel of theirs that was collected and one to them that was sent; no visit keeps them."""
    ended: dict[type[models.Model], dict[str, Any]] = {
        Parcel: {"recipient": host, "received_at": at, "collected_at": at, "taker": host, "how": "code"},
        Shipment: {"asker": host, "department": host.department, "asked_at": at, "goes_on": at.date(), "sent_at": at, "fee": 12},
    }
    for model, fields in ended.items():
        made = model._default_manager.create(**tokens(model, number), **fields)
        put(made)
        trail.record("note", subject=made, by=desk, at=at, details={"words": f"{MARK}{number:03d}trail{model._meta.model_name}"})


def beside(visit: Visit, number: int, *, entry: WatchEntry, host: Person, desk: Person, at: datetime, mark: str) -> None:
    """A row of every kind beside the visit."""
    sample, _new = AccuracySample.objects.get_or_create(week_on=at.date(), defaults={"drawn_at": at})
    rest: dict[type[models.Model], dict[str, Any]] = {
        Answer: {"kind": "in_minutes", "answered_at": at, "answered_by": host},
        BadgePrint: {"size": "a4", "printed_at": at},
        Belonging: {"in_at": at, "many": 2},
        Feedback: {"score": 5, "given_at": at},
        SampledVisit: {"sample": sample},
        VipItem: {"holder": host},
        VipNamed: {"person": host, "named_at": at},
        VipPlan: {"created_at": at},
        VisitEvent: {"verb": Verb.NOTE, "happened_at": at, "before": {"place": f"{mark}{number:03d}before"}},
        VisitOutcome: {"noted_at": at},
        WatchHit: {"entry": entry, "by_what": "name", "score": 90, "found_at": at},
        Message: {"recipient": host, "taken_at": at},
        RegisterRefusal: {"refused_at": at},
        VisitRequest: {"wished_at": at, "received_at": at},
    }
    for model, fields in rest.items():
        made = model._default_manager.create(visit=visit, **tokens(model, number, mark), **fields)
        if model is not VisitEvent:  # the trail speaks of the visit itself
            trail.record("note", subject=made, by=desk, at=at, details={"words": f"{mark}{number:03d}trail{model._meta.model_name}"})


def hanging(visit: Visit, number: int, *, host: Person, desk: Person, at: datetime, mark: str) -> None:
    """A file, notices to both, the mails of them, a to-do with words and a pause, the trail, the search."""
    word = f"{mark}{number:03d}"
    put(visit)
    attach(visit, [taken(f"{TEXT.decode()} {word}infile".encode(), f"{word}file.txt")], by=desk, now=at)
    post(VisitArrived, cause=f"plant:{visit.pk}", now=at, subject=visit, to=host, data={"visitor": f"{word}told"})
    post(
        VisitInvited,
        cause=f"plant:{visit.pk}",
        now=at,
        subject=visit,
        address=f"{word}@a.example",
        channel=Channel.MAIL,
        data={"when": f"{word}when"},
    )
    for pk in Notice.objects.filter(subject_type="visitors.visit", subject_id=visit.pk).values_list("pk", flat=True):
        mail = Path(settings.EMAIL_FILE_PATH) / f"20261123-090000-notice-{pk}.eml"
        mail.parent.mkdir(exist_ok=True)
        mail.write_bytes(f"Subject: Hello\r\n\r\n{word}mail{pk}".encode())
    todo = todos.open(ThanksWithinADay, subject=visit, since=at, now=at, holder=host)
    Todo.objects.filter(pk=todo.pk).update(words=f"{word}todo")
    Pause.objects.create(todo=todo, reason=f"{word}pause", paused_at=at, paused_by=desk, until_at=at + DAY)
    trail.record("note", subject=visit, by=desk, at=at, details={"old": {"name": f"{word}trail"}})
    trail.record("note", subject=todo, by=desk, at=at, details={"words": f"{word}trailtodo"})


def all_tokens(number: int, mark: str = MARK) -> Iterator[str]:
    """Every word that `plant` writes about this visitor, but for the number that lies sealed."""
    word = f"{mark}{number:03d}"
    for model in (Visit, *WORDS, *ALONE):
        yield from (token for name, token in tokens(model, number, mark).items() if name != "id_number_sealed")
    yield from (
        f"{word}{end}" for end in ("before", "infile", "file.txt", "told", "@a.example", "when", "todo", "pause", "trail", "trailtodo")
    )
    yield from (f"{word}trail{model._meta.model_name}" for model in (*BESIDE, Message, Parcel, RegisterRefusal, Shipment, VisitRequest))


def columns() -> set[str]:
    """'visitors.visit.name' and every other text column that is emptied, but for the sealed number."""
    models_here = (Visit, *WORDS, *ALONE)
    return {f"{model._meta.label_lower}.{name}" for model in models_here for name in tokens(model, 0)} - {"visitors.visit.id_number_sealed"}
