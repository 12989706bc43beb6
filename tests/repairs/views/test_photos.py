"""Photos through every door of repairs: upright and without what was hidden in them, or refused with words; and nobody else's."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.core.files.storage import default_storage
from django.test import Client
from django.urls import reverse
from django.utils.translation import override
from PIL import Image

from frontdesk.files import pictures
from frontdesk.files.models import Attachment
from frontdesk.files.receive import Bounds, receive
from frontdesk.people.models import Person
from frontdesk.refusal import Refused
from repairs import passes
from repairs.models import HandOff, RoundAnswer, Ticket
from tests.factories.people import PersonFactory
from tests.factories.repairs import a_category, a_spot, a_team, reported
from tests.factories.repairs_rounds import a_checklist, a_round, item_of
from tests.factories.repairs_work import handed_off
from tests.figures import Figure
from tests.moments import MONDAY_9AM
from tests.sample_files import HEIC, empty_the_store, picture, planted_jpeg, planted_png, png_bomb, upload
from tests.staff import Staff, words

SECRET, SCRIPT = b"ThirteenChars", b"<html><script>alert(1)</script></html>"
HIDDEN = (SECRET, b"PLANTED-GPS", b"PLANTED-XMP", b"Exif", b"tEXt", b"<script")
# What is sent, and how wide and high it must stand.
SAFE = {
    "gps.jpg": (planted_jpeg(SECRET, 6), (48, 64)),
    "IMG_0001.HEIC": (HEIC, (48, 64)),
    "text.png": (planted_png(SECRET), (64, 48)),
    "polyglot.jpg": (picture() + SCRIPT, (64, 48)),
}
HOSTILE = {
    "page.jpg": b"<!-- -->\n" + SCRIPT,
    "bomb.png": png_bomb(20_000, 20_000),
    "drawing.svg": b'<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>',
}
MEMORY = 48 << 20  # bytes that our own process may take more while it refuses
pytestmark = [pytest.mark.django_db, pytest.mark.once]


@dataclass
class Door:
    """Sends one file and answers with what its sender reads; `kept` are the files of a record behind it."""

    send: Callable[[str, bytes], str]
    kept: Callable[[], Any]


def by_report(ann: Person, **_others: Person) -> Door:
    def send(name: str, data: bytes) -> str:
        place = a_spot(f"会议室{Ticket.objects.count()}")
        said = {"category": a_category().pk, "place": place.pk, "urgency": "normal", "client_id": uuid4(), "known": ""}
        return read(Staff(ann).press("repairs:ticket_new", photos=upload(data, name), **said))

    return Door(send, lambda: Attachment.objects.filter(subject_type="repairs.ticket"))


def by_script(ann: Person, **_others: Person) -> Door:
    ticket = reported(ann)
    send = lambda name, data: read(Staff(ann).press("repairs:ticket_photo", ticket.number, photo=upload(data, name)))  # noqa: E731
    return Door(send, lambda: Attachment.objects.about(ticket))


def by_round(rita: Person, **_others: Person) -> Door:
    round_ = a_round(a_checklist(rita))
    item, staff = item_of(round_.checklist), Staff(rita)

    def send(name: str, data: bytes) -> str:
        return " ".join(staff.told(staff.press("repairs:round_answer", round_.pk, item.pk, result="fail", photos=upload(data, name))))

    return Door(send, lambda: Attachment.objects.about(RoundAnswer.objects.get()))


def by_technician(ann: Person, olga: Person, tom: Person, **_others: Person) -> Door:
    def send(name: str, data: bytes) -> str:
        ticket = reported(ann, team=a_team(olga, tom))
        return read(Staff(tom).press("repairs:work_finish", ticket.number, words="好了", cause="wear", photos=upload(data, name)))

    return Door(send, lambda: Attachment.objects.filter(subject_type="repairs.ticket"))


def by_contractor(ann: Person, olga: Person, tom: Person, **_others: Person) -> Door:
    def send(name: str, data: bytes) -> str:
        out = handed_off(reported(ann, team=a_team(olga, tom)), tom)
        phone, token = Client(), passes.token_of(out)
        phone.post(reverse("repairs:hand_open", args=[token]), {"language": "en"})
        said = {"language": "en", "outcome": "repaired", "words": "好了", "photos": upload(data, name)}
        return read(phone.post(reverse("repairs:hand_done", args=[token]), said))

    return Door(send, lambda: Attachment.objects.filter(subject_type="repairs.ticket"))


DOORS = {"report": by_report, "script": by_script, "round": by_round, "technician": by_technician, "contractor": by_contractor}


def read(response: Any) -> str:
    """What stands on the page that refuses; nothing when it was taken."""
    assert response.status_code in (204, 302, 422)
    return words(response) if response.status_code == 422 else ""


def why_not(name: str, data: bytes) -> str:
    """The words of the refusal, in English."""
    with override("en"), pytest.raises(Refused) as refused:
        receive(upload(data, name), Bounds())
    assert (refused.value.code == "pixels") == (name == "bomb.png")  # for its size, not because unpacking it failed
    return str(refused.value)


@pytest.fixture
def people(ann: Person, olga: Person, rita: Person, tom: Person, at: Callable[[datetime], None]) -> Iterator[dict[str, Person]]:
    at(MONDAY_9AM)
    cache.clear()
    empty_the_store()
    yield {"ann": ann, "olga": olga, "rita": rita, "tom": tom}
    cache.clear()


@pytest.mark.parametrize("name", DOORS)
def test_what_is_safe_stands_upright_without_what_was_hidden(people: dict[str, Person], name: str, figure: Figure) -> None:
    door = DOORS[name](**people)
    for sent, (data, _size) in SAFE.items():
        assert door.send(sent, data) == ""
    sizes = []
    for kept in door.kept().order_by("pk"):
        with default_storage.open(kept.stored_as) as file:
            made = file.read()
        assert [hidden for hidden in HIDDEN if hidden in made] == []
        with Image.open(BytesIO(made)) as image:
            sizes.append(image.size)
    assert sizes == [size for _data, size in SAFE.values()]
    figure(f"{name}: {len(sizes)} photos upright, 0 with something left")


@pytest.mark.parametrize("name", DOORS)
def test_what_is_not_is_refused_with_words_by_its_head_alone(
    people: dict[str, Person], name: str, monkeypatch: pytest.MonkeyPatch, figure: Figure
) -> None:
    """20,000 × 20,000 pixels are 1.2 GB: nobody unpacks them, neither we nor the child that decodes, which here has 256 MB."""
    door = DOORS[name](**people)
    monkeypatch.setattr(pictures, "DECODER", replace(pictures.DECODER, memory=256 << 20))
    begun = peak(reset=True)
    for sent, data in HOSTILE.items():
        assert why_not(sent, data) in door.send(sent, data)
    grown = peak() - begun
    assert (Attachment.objects.count(), RoundAnswer.objects.count(), HandOff.objects.filter(came_back_at__isnull=False).count()) == (
        0,
        0,
        0,
    )
    assert not Ticket.objects.filter(resolved_at__isnull=False).exists()
    assert grown < MEMORY
    figure(f"{name}: {len(HOSTILE)} hostile files refused with words, memory grew by {grown >> 20} MB")


def peak(*, reset: bool = False) -> int:
    """The most memory that this process held, in bytes; since the last reset (Linux; elsewhere nothing is measured)."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 0
    if reset:
        Path("/proc/self/clear_refs").write_text("5")
    return next(int(line.split()[1]) << 10 for line in status.read_text().splitlines() if line.startswith("VmHWM"))


def test_control_memory_that_is_taken_is_measured() -> None:
    begun = peak(reset=True)
    block = bytearray(2 * MEMORY)
    block[::4096] = b"x" * len(block[::4096])
    assert peak() - begun >= MEMORY or not begun


def test_a_photo_is_seen_by_who_sees_its_ticket_and_by_nobody_else(people: dict[str, Person]) -> None:
    door = by_script(**people)
    door.send("gps.jpg", SAFE["gps.jpg"][0])
    pk = door.kept().get().pk
    seen = {
        "asker": people["ann"],
        "manager": people["olga"],
        "employee": PersonFactory(roles=["employee"]),
        "technician": people["tom"],
        "head": PersonFactory(roles=["department_head"]),
    }
    answers = {who: Staff(person).open("file_download", pk).status_code for who, person in seen.items()}
    assert answers == {"asker": 200, "manager": 200, "employee": 404, "technician": 404, "head": 404}
    for press in ("file_remove", "file_put_back"):
        assert Staff(seen["employee"]).press(press, pk).status_code == 404
    assert Client().get(reverse("file_download", args=[pk])).status_code == 302  # to the log-in
    assert Attachment.objects.there().get().pk == pk
