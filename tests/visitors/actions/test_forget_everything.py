"""Visitors named in every place: each word is found before and none after; counts stay, and who is still needed stays whole."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.db import models

from frontdesk.files import store
from frontdesk.journal.models import Entry
from frontdesk.journal.seal import seal
from frontdesk.journal.verify import verify
from frontdesk.office.traces import Trace, everything, plain, traces, words
from frontdesk.people.models import Person
from frontdesk.timed.models import RuleState
from frontdesk.timed.rule import RULES
from frontdesk.timed.run import run
from tests.counts import count
from tests.factories.planted import MARK, WORDS, all_tokens, columns, plant
from tests.figures import Figure
from tests.moments import DAY, HOUR, MONDAY_9AM
from tests.sample_files import empty_the_store
from visitors.actions import register
from visitors.actions.forgetting.records import ALONE, BESIDE, INCIDENTS, VISIT
from visitors.actions.hold import hold
from visitors.models import RegisterExport, Visit, VisitEvent, WatchEntry

LATER = MONDAY_9AM + 200 * DAY
MANY = count(500, 20)
RANDOM = ("visitors.visit.id_number_sealed", "people.person.password", "journal.detail.salt")
KEPT = "zqk"  # the words of visitors who are still needed
# Kept for a time of their own; an index and a register are written anew.
OWN_CLOCK = ("outbox.notice", "var/mail/", "search_index", "var/media/")

# Text that says nothing about a visitor, by its column.
SILENT = {
    *("visitors.visit.language", "visitors.visit.place", "visitors.visit.salt", "visitors.visit.consent_version"),
    *("visitors.recurringpass.place", "visitors.recurringpass.weekdays", "visitors.recurringpass.language"),
    *("visitors.visitrequest.language", "visitors.visitrequest.consent_version"),
    *("visitors.badge.number", "visitors.badgeprint.size", "visitors.watchhit.by_what", "visitors.registerexport.sha256"),
    *("visitors.kioskcall.screen", "visitors.kioskdevice.name", "visitors.kioskdevice.code_hash", "visitors.kioskdevice.token_hash"),
    "visitors.kioskdevice.exit_hash",
    *("visitors.parcel.shelf", "visitors.parcelevent.shelf", "visitors.parcelevent.how"),
    *("visitors.incident.number", "visitors.complaint.number"),
}


def test_every_text_column_of_the_visitor_book_is_emptied_or_says_nothing_about_a_visitor() -> None:
    lost = {f"{model._meta.label_lower}.{name}" for model, some in {Visit: VISIT, **WORDS, **ALONE, **INCIDENTS}.items() for name in some}
    silent = (
        {
            f"{model._meta.label_lower}.{field.name}"
            for model in apps.get_app_config("visitors").get_models()
            for field in model._meta.concrete_fields
            if isinstance(field, models.CharField | models.TextField | models.JSONField) and not field.choices
        }
        - lost
        - {"visitors.incidentwords.words"}
    )  # whole rows go: test_forget_incidents
    assert {name for name in silent if not name.startswith("visitors.visitortype.")} == SILENT


@pytest.fixture
def house() -> Iterator[None]:
    """Nothing lies in the store and among the mails."""
    empty_the_store()
    yield
    empty_the_store()
    for mail in Path(settings.EMAIL_FILE_PATH).glob("*-notice-*.eml"):
        mail.unlink()


def named(mark: str) -> list[Trace]:
    """Where words with this mark lie; what is random letters, a sealed number or a hash, may hold three of them by chance."""
    return [trace for trace in traces(mark) if trace.place not in RANDOM]


def rows() -> dict[str, int]:
    """How many rows every table of the visitor book has."""
    return {model._meta.label: model._default_manager.count() for model in apps.get_app_config("visitors").get_models()}


def whole(visits: list[Visit]) -> list[Any]:
    """These visits and what is said beside them, column by column."""
    ids = [visit.pk for visit in visits]
    return [
        list(Visit.objects.filter(pk__in=ids).order_by("pk").values()),
        *(list(model._default_manager.filter(visit__in=ids).order_by("pk").values()) for model in (*BESIDE, VisitEvent)),
        [trace for trace in named(KEPT) if not trace.place.startswith(OWN_CLOCK)],
    ]


def still_needed(host: Person, desk: Person) -> list[Visit]:
    """Two who came as long ago: one is held, one came again last week; the others of the two stay with them."""
    held, again = (plant(MANY + number, host=host, desk=desk, at=MONDAY_9AM, mark=KEPT) for number in range(2))
    young = plant(MANY + 2, host=host, desk=desk, at=LATER - 7 * DAY, mark=KEPT)
    Visit.objects.filter(pk=young.pk).update(phone=again.phone)
    beside_the_held = plant(MANY + 3, host=host, desk=desk, at=MONDAY_9AM, mark=KEPT)
    Visit.objects.filter(pk=beside_the_held.pk).update(email=held.email.upper())
    WatchEntry.objects.exclude(hits__visit=held).filter(name__startswith=KEPT).update(ended_at=None)  # the hold keeps the ended one too
    hold(held, reason=f"{KEPT} incident", by=desk, now=MONDAY_9AM + DAY)
    return [held, again, young, beside_the_held]


@pytest.mark.django_db(transaction=True)
def test_every_word_is_found_before_and_none_after_and_who_is_needed_stays_whole(
    house: None, ann: Person, rita: Person, figure: Figure
) -> None:
    planted = [plant(number, host=ann, desk=rita, at=MONDAY_9AM + timedelta(minutes=number)) for number in range(MANY)]
    needed = still_needed(ann, rita)
    register.export_day(MONDAY_9AM.date(), now=MONDAY_9AM + DAY)
    seal(now=MONDAY_9AM + 8 * DAY)
    said = "\n".join(plain(words(each.value)) for each in everything())
    hidden = {token for number in range(MANY) for token in all_tokens(number) if plain(token) not in said}
    before, counted = named(MARK), rows()
    assert (hidden, columns() - {trace.place for trace in before}) == (set(), set())
    assert len([trace for trace in before if trace.place.startswith("var/media/")]) == MANY + 1  # a file each, and the register
    kept, entries = whole(needed), Entry.objects.filter(verb="forget").count()
    rule = RULES["timed.forget"]
    RuleState.objects.create(rule=rule.name, live_from=MONDAY_9AM)

    looks = [run(rule, now=LATER + look * HOUR) for look in range(1, 4)]
    seal(now=LATER + DAY)

    assert ([look.errors for look in looks], named(MARK), verify()) == ([{}] * 3, [], [])
    assert set(Visit.objects.filter(pk__in=[visit.pk for visit in planted]).values_list("id_number_sealed", "name")) == {("", "*")}
    assert (rows(), looks[-1].acted) == (counted, [])
    for was, now_is in zip(kept, whole(needed), strict=True):
        assert now_is == was
    assert Entry.objects.filter(verb="forget").count() > entries
    figure(
        f"{MANY} visitors, {len(before)} places with {MANY * len(set(all_tokens(0)))} words of theirs: 0 left, {len(needed)} needed whole"
    )
    [export] = RegisterExport.objects.filter(sha256="")
    assert (export.visits, len(list(store.stored()))) == (MANY + 3, len(needed))
    assert (register.rewrite(export, now=LATER + DAY).visits, named(MARK)) == (3, [])
    assert len(list(store.stored())) == len(needed) + 1
