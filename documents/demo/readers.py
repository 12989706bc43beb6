"""Half a year of circulations that are over: every few documents went round among heads and colleagues, and all of them read it."""

from datetime import timedelta

from django.utils import timezone

from documents.demo.book import Story
from documents.demo.stage import Stage
from documents.models import Circulation, Named, Reader, Turn

EVERY = 5
PURPOSES = ("请阅知", "请各部门知悉", "请传阅并转告", "请阅，无须回复")
REMARKS = ("", "", "", "", "已阅。", "已转告本部门。", "知悉。")


def went_round(stage: Stage, stories: list[Story]) -> None:
    """The choices follow from the number alone: no dice that others throw, too."""
    pool = list(dict.fromkeys([*(stage.cast[name] for name in ("ann", "bo", "tom")), *stage.heads.values()]))
    for number, story in enumerate(stories[::EVERY]):
        document, begun = story.document, stage.after(story.ended_at, 20 + number % 50)
        readers = [pool[(number + place) % len(pool)] for place in range(2 + number % 2)]
        ends = stage.after(begun, 60 * len(readers) + 120)
        if document.is_secret or document.voided_at or ends >= stage.now:
            continue
        due_on, by = timezone.localdate(begun) + timedelta(days=3), document.registered_by
        made = Circulation(
            **{"document": document, "number": 1, "purpose": PURPOSES[number % len(PURPOSES)], "turn": Turn.AT_ONCE, "due_on": due_on},
            **{"begun_at": begun, "begun_by": by, "ended_by": readers[-1]},
        )
        for place, person in enumerate(readers, 1):
            made.ended_at = stage.after(begun, 60 * place + number % 90)
            words = REMARKS[(number + place) % len(REMARKS)]
            story.readers.append(Reader(circulation=made, person=person, place=place, asked_at=begun, read_at=made.ended_at, words=words))
            story.name(person, Named.Why.READS, by=by, at=begun)
        story.circulations.append(made)
