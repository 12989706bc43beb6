"""3 signers × 4 modes × 3 rules for refusals × what the first of them does: what becomes of step, sign-off and document, as data.

`SOME` asks for two of three. Read a row as: after the first signer did this, and then the others agreed one by one as they were asked,
this is how it ended; `asked` is who is asked right after the act.
"""

import pytest

from documents.actions import sign_offs, signing
from documents.actions.sign_offs import Plan
from documents.models import Decision, Document, Mode, Outcome, Refusal, Signing, SignOff
from frontdesk.people.models import Absence, Person
from frontdesk.refusal import Refused
from frontdesk.todos.models import Todo
from tests.factories.documents import registered
from tests.factories.people import PersonFactory
from tests.moments import DAY, HOUR, MONDAY_9AM

pytestmark = pytest.mark.django_db
ORDERED, ALL, ANY, SOME = Mode.ORDERED, Mode.ALL, Mode.ANY, Mode.SOME
STOP, BACK, COLLECT = Refusal.STOP, Refusal.BACK, Refusal.COLLECT

# act → mode → (who is asked right after it, the end when the rest agrees); by rule where the rule matters
ASKED = {"agree": {ORDERED: "b", ALL: "bc", ANY: "", SOME: "bc"}, "stand-in": {ORDERED: "b", ALL: "bc", ANY: "", SOME: "bc"}}
COLLECTED = {ORDERED: ("b", "refused"), ALL: ("bc", "refused"), ANY: ("bc", "passed"), SOME: ("bc", "passed")}
TABLE: dict[tuple[str, Mode, Refusal], tuple[str, str]] = {
    **{(act, mode, rule): (asked[mode], "passed") for act, asked in ASKED.items() for mode in Mode for rule in Refusal},
    **{("refuse", mode, STOP): ("", "refused") for mode in Mode},
    **{("refuse", mode, BACK): ("", "waits for who began it") for mode in Mode},
    **{("refuse", mode, COLLECT): COLLECTED[mode] for mode in Mode},
    **{("return", mode, rule): ("", "waits for who began it") for mode in Mode for rule in Refusal},
    **{("withdraw", mode, rule): ("", "withdrawn") for mode in Mode for rule in Refusal},
    **{("transfer", mode, rule): ("d" if mode == ORDERED else "bcd", "passed") for mode in Mode for rule in Refusal},
}


@pytest.fixture
def people(olga: Person) -> dict[str, Person]:
    return {letter: PersonFactory(username=letter, name=f"签{letter}", roles=["employee"]) for letter in "abcds"}


def asked(sign_off: SignOff) -> str:
    rows = Signing.objects.asked().filter(step__sign_off=sign_off).select_related("signer")
    return "".join(sorted(each.signer.username for each in rows))


def question(sign_off: SignOff, letter: str) -> Signing:
    return Signing.objects.asked().get(step__sign_off=sign_off, signer__username=letter)


def act(what: str, sign_off: SignOff, people: dict[str, Person], olga: Person) -> None:
    mine, now = question(sign_off, "a"), MONDAY_9AM + HOUR
    if what in ("agree", "refuse"):
        signing.decide(mine, agreed=what == "agree", by=people["a"], now=now, seen=sign_off.sha256, opinion="意见")
    elif what == "stand-in":
        signing.decide(mine, agreed=True, by=people["s"], now=now, seen=sign_off.sha256)
    elif what == "return":
        signing.send_back_to(mine, position=0, jumps_back=False, opinion="请补附件", by=people["a"], now=now)
    elif what == "withdraw":
        sign_offs.withdraw(sign_off, by=olga, now=now)
    else:
        signing.hand_on(mine, to=people["d"], by=people["a"], now=now)


def ended(sign_off: SignOff) -> str:
    sign_off.refresh_from_db()
    return "waits for who began it" if sign_off.returned_at else str(sign_off.outcome or "open")


def test_the_table_is_whole() -> None:
    acts = ("agree", "refuse", "return", "withdraw", "transfer", "stand-in")
    assert set(TABLE) == {(act, mode, rule) for act in acts for mode in Mode for rule in Refusal}


@pytest.mark.parametrize("what", ["agree", "refuse", "return", "withdraw", "transfer", "stand-in"])
def test_every_row(what: str, people: dict[str, Person], olga: Person) -> None:
    if what == "stand-in":
        days = {"from_on": MONDAY_9AM.date(), "until_on": MONDAY_9AM.date() + DAY}
        Absence.objects.create(person=people["a"], stand_in=people["s"], announced_at=MONDAY_9AM, announced_by=people["a"], **days)
    found = {}
    for (_what, mode, rule), _expected in {key: row for key, row in TABLE.items() if key[0] == what}.items():
        document = registered(olga)
        plan = Plan([people[letter] for letter in "abc"], mode, rule, needed=2)
        sign_off = sign_offs.begin(document, steps=[plan], by=olga, now=MONDAY_9AM)
        act(what, sign_off, people, olga)
        after = asked(sign_off)
        for _turn in range(3):
            if letters := asked(sign_off):
                mine = question(sign_off, letters[0])
                signing.decide(mine, agreed=True, by=mine.signer, now=MONDAY_9AM + 2 * HOUR, seen=sign_off.sha256)
        found[(what, mode, rule)] = after, ended(sign_off)
        must_agree_with_itself(document)
    assert found == {key: row for key, row in TABLE.items() if key[0] == what}


def must_agree_with_itself(document: Document) -> None:
    """Nobody holds a to-do for an answer that is not wanted, and what passed or was refused says so on the document."""
    open_ = set(Todo.objects.open().filter(subject_type="documents.signing").values_list("subject_id", flat=True))
    assert open_ == set(Signing.objects.asked().values_list("pk", flat=True))
    document.refresh_from_db()
    outcome = document.sign_offs.get().outcome
    assert (document.approved_at is not None, document.refused_at is not None) == (outcome == Outcome.PASSED, outcome == Outcome.REFUSED)


def test_the_mark_of_a_stand_in_bears_both_names(people: dict[str, Person], olga: Person) -> None:
    days = {"from_on": MONDAY_9AM.date(), "until_on": MONDAY_9AM.date()}
    Absence.objects.create(person=people["a"], stand_in=people["s"], announced_at=MONDAY_9AM, announced_by=people["a"], **days)
    sign_off = sign_offs.begin(registered(olga), steps=[Plan([people["a"]])], by=olga, now=MONDAY_9AM)
    mine = signing.decide(question(sign_off, "a"), agreed=True, by=people["s"], now=MONDAY_9AM + HOUR, seen=sign_off.sha256)
    assert (mine.signer, mine.decided_by, mine.decision) == (people["a"], people["s"], Decision.AGREED)
    later = sign_offs.begin(registered(olga), steps=[Plan([people["a"]])], by=olga, now=MONDAY_9AM + DAY)
    with pytest.raises(Refused) as refused:
        signing.decide(question(later, "a"), agreed=True, by=people["s"], now=MONDAY_9AM + DAY, seen=later.sha256)
    assert refused.value.code == "not-yours"
