"""A kiosk learns no name that was not typed: a thief with all day and no limits tries what a thief tries, and reads nothing of anybody."""

import random
from collections.abc import Callable, Iterator
from unicodedata import normalize

import pytest

from frontdesk.limits.models import Version
from frontdesk.people.models import Person
from tests.counts import count
from tests.factories.visitors import badges
from tests.kiosk import WALK_IN, Kiosk, Screen
from tests.moments import HOUR, MONDAY_9AM
from visitors.actions import visits
from visitors.limits import KioskLimits
from visitors.models import Visit

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at")]
SURNAMES, GIVEN = "赵钱孙李周吴郑冯陈褚卫蒋沈韩杨", "澄霁珩瑾煜皓芷萱璟彧昀沁"
LATIN = ("Amelia", "Bjorn", "Carmen", "Dmitri", "Esther", "Farouk"), ("Valdivieso", "Lindqvist", "Okonkwo", "Tarkowski", "Hashimoto")


@pytest.fixture
def book(ann: Person, olga: Person) -> list[Visit]:
    """Visitors of today whose names, companies and addresses stand nowhere else; a third of them is in the house."""
    drawn = random.Random(8)
    Version.objects.create(
        of=KioskLimits.name, number=1, values={"searches": 10**9, "early": 24 * 60}, changed_at=MONDAY_9AM, changed_by=olga
    )
    badges(count(170, 10))
    planted = []
    for number in range(count(500, 20)):
        hanzi = drawn.choice(SURNAMES) + "".join(drawn.sample(GIVEN, 2))
        name = hanzi if number % 3 else f"{drawn.choice(LATIN[0])} {drawn.choice(LATIN[1])}"
        about = {"email": f"planted{number}@thief.example", "company": f"密织公司{number:03d}", "phone": f"139{drawn.randrange(10**8):08d}"}
        visit = visits.expect(name=name, host=ann, expected_at=MONDAY_9AM + HOUR, now=MONDAY_9AM, by=ann, **about)
        planted.append(visits.check_in(visit, now=MONDAY_9AM) if number % 3 == 1 else visit)
    return planted


def queries(book: list[Visit], drawn: random.Random) -> Iterator[tuple[str, dict[str, str]]]:
    """Tails of real numbers with made-up names, codes, badges, passes, and searches for a host by parts of visitors' names."""
    while True:
        victim = drawn.choice(book)
        tail, part = victim.phone[-4:], drawn.choice(SURNAMES)
        yield "phone", {"tail": tail, "who": part}
        yield "phone", {"tail": f"{drawn.randrange(10_000):04d}", "who": drawn.choice(SURNAMES) + drawn.choice(GIVEN)}
        yield "phone", {"tail": tail, "who": drawn.choice(["", "%", "_", "*", "a", "王", "' or 1=1 --", tail])}
        yield "find", {"code": drawn.choice([victim.code, f"{drawn.randrange(10**6):06d}"])}
        yield "find", {"scan": f"{victim.pk}-{drawn.randbytes(12).hex()}"}
        yield "leave", {"number": drawn.choice([f"A{drawn.randrange(1, 200):03d}", victim.code, str(victim.pk), tail])}
        yield (
            "host",
            {"wanted": drawn.choice([part, part + drawn.choice(GIVEN), drawn.choice(LATIN[0])[:3], victim.company[:3]]), **WALK_IN},
        )


def told(screen: Screen, sent: dict[str, str], secrets: list[tuple[str, ...]]) -> list[str]:
    """What stands in the answer of anybody, and was not in the question."""
    asked = normalize("NFKC", " ".join(sent.values()))
    return [secret for each in secrets for secret in each if secret in screen.html and secret not in asked]


def test_a_kiosk_learns_no_name_that_was_not_typed(book: list[Visit], figure: Callable[[str], None]) -> None:
    """A right code shows its own visit ("is this you?"): of that visit the name and nothing more, and a code has a million values."""
    kiosk, drawn, read, opened = Kiosk("zh-hans"), random.Random(9), [], 0
    codes = {visit.code: visit for visit in book}
    secrets = {visit.pk: (visit.name, visit.phone, visit.shown_phone, visit.company, visit.email) for visit in book}
    most = count(100_000, 100)
    for number, (name, fields) in enumerate(queries(book, drawn)):
        if number == most:
            break
        screen = kiosk.post(name, **fields)
        own = codes.get(fields.get("code", ""))
        is_open = own is not None and screen.name in ("confirm", "done")
        opened += is_open
        hidden = [each for pk, each in secrets.items() if not (is_open and pk == own.pk)]
        mine = [(own.phone, own.shown_phone, own.email)] if is_open and own else []
        others = {own.name} if is_open and own else set()  # somebody else of the very name that the right code shows
        read += [secret for secret in told(screen, fields, hidden + mine) if secret not in others]

    figure(f"a thief at a kiosk: {most:,} queries against {len(book)} visitors, {opened} right codes, {len(read)} things learnt")
    assert (read, opened > 0) == ([], True)


def test_control_a_name_that_was_shown_is_seen(book: list[Visit]) -> None:
    expected = next(visit for visit in book if visit.arrived_at is None)
    screen = Kiosk("zh-hans").post("find", code=expected.code)
    assert told(screen, {"code": expected.code}, [(expected.name,)]) == [expected.name]
