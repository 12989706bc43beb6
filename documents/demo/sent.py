"""Half a year of outgoing documents that are over: checked, approved, issued, distributed, confirmed and filed; one is void."""

from datetime import date, datetime, timedelta

from django.utils import timezone

from documents.actions.sign_offs import Plan
from documents.demo.book import Story
from documents.demo.past import QUICK, Past
from documents.demo.sendings import SENDINGS, Sending
from documents.demo.stage import Stage
from documents.models import Document, Named, Recipient, Register, SignOff, Template, Text
from frontdesk.people.models import Person

MANY, VOID, MENDED = 25, 14, 9  # the fifteenth is void, the tenth was sent back once
BEFORE = 14  # so many working days are left to what goes out of late


class Quickly(Past):
    """Nobody lets an outgoing document lie for days: the next is drafted after this one went out, so numbers follow the calendar."""

    def _later(self, at: datetime, minutes: tuple[int, int]) -> datetime:
        return self.stage.after(at, self.rng.randint(QUICK[0], min(minutes[1], QUICK[1])))

    def begin(self, story: Story, at: datetime) -> SignOff:
        made = super().begin(story, at)
        made.purpose = ""
        return made


def sent_in_half_a_year(stage: Stage, templates: dict[str, Template], days: list[date]) -> list[Story]:
    """The oldest first; none of them saved."""
    past, days = Quickly(stage), days[:-BEFORE]
    stories = []
    for number in range(MANY):
        day = days[(number * len(days)) // MANY]
        at = stage.after(datetime.combine(day, datetime.min.time(), timezone.get_current_timezone()), stage.rng.randint(20, 200))
        stories.append(_told(stage, past, SENDINGS[number % len(SENDINGS)], number, at, templates))
    return stories


def words_of(sending: Sending, at: datetime) -> dict[str, str]:
    """As the form would hold it."""
    month = timezone.localtime(at).month
    return {
        **{"subject": sending.subject.format(month=month), "body": sending.body.format(month=month)},
        **{"addressed_to": sending.to, "copied_to": sending.copied_to, "signed_off_as": sending.signed_off_as},
    }


def _told(stage: Stage, past: Past, sending: Sending, number: int, at: datetime, templates: dict[str, Template]) -> Story:
    words, by = words_of(sending, at), stage.cast[sending.drafter]
    document = Document(register=Register.OUTGOING, subject=words.pop("subject"), registered_at=at, registered_by=by)
    story = Story(document, text=Text(document=document, template=templates[sending.template], **words))
    story.name(by, Named.Why.DRAFTED, by=by, at=at)
    way = past.sent_back if number == MENDED else past.passed
    way(story, [Plan([stage.cast["olga"]]), Plan([approver_of(stage, by)])], stage.after(at, 15))
    document.issued_at, document.issued_by = stage.after(story.ended_at, stage.rng.randint(5, 60)), stage.cast["rita"]
    if number == VOID:
        document.voided_at, document.voided_by = stage.after(document.issued_at, 300), stage.cast["rita"]
        document.voided_because = "附表数据有误，另行发文"
    else:
        _distributed(stage, story, sending)
        _ended(stage, document)
    return story


def approver_of(stage: Stage, drafter: Person) -> Person:
    """The head of the general office; where there is none, or they head the office itself, Bo."""
    head = stage.heads.get("总经办", stage.cast["bo"])
    return head if head not in (drafter, stage.cast["olga"]) else stage.cast["bo"]


def _distributed(stage: Stage, story: Story, sending: Sending) -> None:
    document, by = story.document, stage.cast["rita"]
    at = stage.after(document.issued_at or document.registered_at, 10)
    common = {"document": document, "sent_on": timezone.localdate(at), "sent_at": at, "sent_by": by}
    for head in (stage.heads.get(name) for name in sending.heads):
        if head is None:
            continue
        got = stage.after(at, stage.rng.randint(5, 420))
        story.name(head, Named.Why.RECEIVES, by=by, at=at)
        received = {"received_on": timezone.localdate(got), "received_at": got, "received_by": head}
        story.recipients.append(Recipient(person=head, department=head.department, **common, **received))
    for outside, channel in sending.outside:
        got = stage.after(at, 480 * stage.rng.randint(1, 4))
        received = {"received_on": timezone.localdate(got), "received_at": got, "received_by": by, "receipt": "已收到回执"}
        story.recipients.append(Recipient(outside=outside, channel=channel, copies=2 if channel != "mail" else 1, **common, **received))


def _ended(stage: Stage, document: Document) -> None:
    """Finished some days later, before last month's beginning filed too."""
    issued = document.issued_at or document.registered_at
    keeper = stage.cast["rita"]
    document.finished_at, document.finished_by = stage.after(issued, 480 * 5), keeper
    if issued < stage.now - timedelta(days=45):
        document.filed_at, document.filed_by = stage.after(document.finished_at, 480), keeper
        document.filed_year, document.filed_under, document.filed_where = document.filed_at.year, "发文", "档案室 B 柜"
