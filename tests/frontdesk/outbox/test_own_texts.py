"""The company's own words: checked, versioned, journaled, in force at once, and never a template."""

import pytest

from frontdesk.journal.models import Detail, Entry
from frontdesk.outbox.actions.own_texts import change_text, restore_text
from frontdesk.outbox.kinds import KINDS, written, written_all
from frontdesk.outbox.models import Notice, OwnText
from frontdesk.outbox.samples import SAMPLES, samples
from frontdesk.outbox.texts import Text, delivered
from frontdesk.people.models import Person
from frontdesk.refusal import Refused
from tests.factories.visitors import arrived_visit
from tests.moments import MINUTE, MONDAY_9AM
from tests.queries import queries
from tests.races import together

ARRIVED = "visitors.visit_arrived"
OURS = Text("{visitor} 来了", "请到前台接 {visitor}：{link}", "{visitor} 来了 {link}")


def change(olga: Person, text: Text = OURS, **more: object) -> OwnText | None:
    return change_text(ARRIVED, "zh-hans", text=text, by=olga, now=MONDAY_9AM, **more)


def title(ann: Person) -> str:
    return written(Notice.objects.filter(reader=ann, kind=ARRIVED).first()).title


def test_own_words_hold_at_once_even_for_what_was_posted_before_and_go_back(ann: Person, olga: Person) -> None:
    arrived_visit(ann)
    assert title(ann) == "李思远到了"
    change(olga)
    assert title(ann) == "李思远 来了"
    restore_text(ARRIVED, "zh-hans", by=olga, now=MONDAY_9AM + MINUTE)
    assert title(ann) == "李思远到了"


def test_each_change_is_a_version_of_its_own_and_journaled_with_its_words(olga: Person) -> None:
    first = change(olga)
    same = change(olga)
    change(olga, Text("第二版", "", ""))
    back = [restore_text(ARRIVED, "zh-hans", by=olga, now=MONDAY_9AM) for _twice in range(2)]

    assert (first.number, same, back[0].number, back[1]) == (1, None, 3, None)
    assert [(row.number, row.title) for row in OwnText.objects.order_by("number")] == [(1, "{visitor} 来了"), (2, "第二版"), (3, "")]
    entries = Entry.objects.filter(subject_type="outbox.owntext").order_by("pk")
    assert [entry.verb for entry in entries] == ["change_text", "change_text", "restore_text"]
    assert Detail.objects.get(entry=entries[1]).data["title"] == "第二版"


@pytest.mark.parametrize(
    ("text", "field", "named"),
    [
        (Text("", "x", ""), "title", ""),
        (Text("{visiter} 到了", "", ""), "title", "{visiter}"),
        (Text("x", "{visitor} {访客} {Visitor}", ""), "body", "{访客}, {Visitor}"),
        (Text("x", "", "{code}"), "sms", "{code}"),
    ],
)
def test_words_that_could_not_be_sent_are_refused_by_name(olga: Person, text: Text, field: str, named: str) -> None:
    with pytest.raises(Refused) as refused:
        change(olga, text)
    listed = named.split(", ")
    assert (refused.value.code, [name in str(refused.value) for name in listed], OwnText.objects.count()) == (
        field,
        [True] * len(listed),
        0,
    )


@pytest.mark.parametrize(
    "trick", ["{{ settings.SECRET_KEY }}", "{0.__class__}", "%(visitor)s %s", "{% debug %}", "{visitor.__class__}", "${visitor}x", "{}"]
)
def test_it_is_no_template(ann: Person, olga: Person, trick: str) -> None:
    arrived_visit(ann)
    change(olga, Text(f"到 {trick}", trick, trick))
    text = written(Notice.objects.filter(reader=ann, kind=ARRIVED).first())
    shown = trick.replace("{visitor}", "李思远")
    assert (text.title, text.body, text.sms) == (f"到 {shown}", shown, shown)


def test_values_are_not_filled_in_twice(ann: Person, olga: Person) -> None:
    change(olga)
    arrived_visit(ann, name="{link} {badge}")
    assert title(ann) == "{link} {badge} 来了"


def test_who_looked_at_an_older_version_is_told(olga: Person) -> None:
    change(olga, seen=0)
    with pytest.raises(Refused) as refused:
        change(olga, Text("另一版", "", ""), seen=0)
    assert refused.value.code == "changed"


@pytest.mark.django_db(transaction=True)
def test_two_at_once_make_one_version(olga: Person) -> None:
    answers = together(8, lambda number: change(olga, Text(f"第 {number} 版", "", ""), seen=0))
    assert ([type(each) for each in answers].count(OwnText), OwnText.objects.count()) == (1, 1)


def test_words_of_many_notices_are_read_in_one_query(ann: Person, olga: Person) -> None:
    change(olga)
    for number in range(5):
        arrived_visit(ann, name=f"访客{number}")
    notices = list(Notice.objects.filter(reader=ann))
    texts: dict[int, Text] = {}
    assert queries(lambda: texts.update(written_all(notices))) == 1
    assert {texts[notice.pk].title for notice in notices} == {f"访客{number} 来了" for number in range(5)}


def test_a_notice_whose_values_were_erased_says_its_kind(ann: Person) -> None:
    arrived_visit(ann)
    Notice.objects.update(data={})
    assert title(ann) == str(KINDS[ARRIVED].label)


def test_a_value_that_an_older_notice_was_not_given_leaves_no_braces(ann: Person) -> None:
    arrived_visit(ann)
    notice = Notice.objects.filter(kind="visitors.visit_arrived").first()
    notice.data.pop("from")
    text = written(notice)
    assert ("李思远" in text.title + text.body, "{" in text.title + text.body) == (True, False)


@pytest.mark.parametrize("kind", list(KINDS), ids=lambda kind: kind.name)
def test_every_name_has_a_sample_and_the_sentence_says_who_hears(kind: object) -> None:
    assert set(samples(kind, "zh-hans")) == set(kind.placeholders)
    assert (bool(kind.sentence), set(kind.placeholders) - set(SAMPLES) - set(kind.samples) - {"link"}) == (True, set())
    assert delivered(kind.name, "zh-hans").title != delivered(kind.name, "en").title
