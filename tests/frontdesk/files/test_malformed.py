"""Thousands of malformed uploads through the page itself: no answer is an error of ours, and nothing is kept as what it is not."""

import logging
import random
import resource
import struct
import sys
import zlib
from collections import Counter
from collections.abc import Callable
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.core.cache import cache
from PIL import Image

from frontdesk.files import actions
from frontdesk.files.models import Attachment
from frontdesk.people.models import Person
from frontdesk.web import files as web_files
from tests.counts import count
from tests.figures import Figure
from tests.sample_files import MAIN, package, png_bomb, samples, stored_bytes, upload
from tests.staff import Staff
from visitors.models import Visit

pytestmark = pytest.mark.once

SEED = 20261123
ENDINGS = ("jpg", "png", "heic", "pdf", "docx", "xlsx", "pptx", "txt", "csv", "html", "svg", "exe", "")
HOSTILE = [
    b"<script>alert(1)</script>",
    b"<svg onload=alert(1)>",
    b"MZ\x90\x00\x03",
    b"\x7fELF\x02",
    b"%PDF-1.7\n",
    b"PK\x03\x04",
    b"\xff\xd8\xff\xe0",
    b"GIF89a",
]
GROWTH = 200 * 1024  # KB of memory, as research asks (S11)


def flipped(chance: random.Random, data: bytes) -> bytes:
    """Some bytes are others."""
    out = bytearray(data)
    for _ in range(chance.randint(1, max(len(out) // 20, 1))):
        out[chance.randrange(len(out))] = chance.randrange(256)
    return bytes(out)


def cut(chance: random.Random, data: bytes) -> bytes:
    return data[: chance.randrange(len(data))]


def beheaded(chance: random.Random, data: bytes) -> bytes:
    return data[chance.randint(1, len(data)) :]


def zeroed(chance: random.Random, data: bytes) -> bytes:
    at = chance.randrange(len(data))
    return data[:at] + bytes(min(chance.randint(1, 64), len(data) - at)) + data[at + 64 :]


def stuffed(chance: random.Random, data: bytes) -> bytes:
    """Something hostile in the middle, in front or behind."""
    at = chance.choice([0, len(data), chance.randrange(len(data))])
    return data[:at] + chance.choice(HOSTILE) + data[at:]


def spliced(chance: random.Random, data: bytes) -> bytes:
    """Two files in one: one behind the other, or the head of one on the other's body."""
    other = chance.choice(list(samples().values()))
    keep = chance.choice([len(data), chance.randrange(len(data)), min(16, len(data))])
    return data[:keep] + other[chance.choice([0, min(16, len(other))]) :]


def resized(chance: random.Random, data: bytes) -> bytes:
    """A picture that says it has other dimensions, with the check sum of a PNG put right."""
    if not data.startswith(b"\x89PNG"):
        return flipped(chance, data)
    head = struct.pack(">II", chance.choice([0, 1, 65, 6000, 70_000, 2**31 - 1]), chance.choice([0, 1, 49, 6000, 2**31 - 1])) + data[24:29]
    return data[:16] + head + struct.pack(">I", zlib.crc32(b"IHDR" + head)) + data[33:]


def bombed(chance: random.Random, _data: bytes) -> bytes:
    """Small to send and huge to unpack; some lie about it."""
    side = chance.choice([7000, 13_000, 20_000])
    if chance.random() < 0.5:
        return png_bomb(side, side)
    bomb = package(chance.choice(list(MAIN)), more={"media/a": bytes(chance.choice([2, 5, 12]) * 1024 * 1024)})
    size = struct.pack("<I", int.from_bytes(bomb[bomb.rfind(b"PK\x01\x02") + 24 :][:4], "little"))
    return bomb.replace(size, struct.pack("<I", 100)) if chance.random() < 0.5 else bomb


def noise(chance: random.Random, data: bytes) -> bytes:
    return data[: chance.choice([0, 4, 12])] + chance.randbytes(chance.randint(1, 2000))


MUTATORS: list[Callable[[random.Random, bytes], bytes]] = [flipped, flipped, cut, beheaded, zeroed, stuffed, spliced, resized, noise]


def malformed(chance: random.Random) -> tuple[str, bytes, str]:
    """How, the bytes, and a name that may lie."""
    how = bombed if chance.random() < 0.02 else chance.choice(MUTATORS)
    data = how(chance, chance.choice(list(samples().values())))
    if how is not bombed and chance.random() < 0.2 and data:
        data = chance.choice(MUTATORS)(chance, data)
    return how.__name__, data, f"a.{chance.choice(ENDINGS)}"


def is_what_it_says(kept: Attachment) -> bool:
    """Judged apart from the code that took it in."""
    data, media = stored_bytes(kept), kept.media_type
    if media in ("image/jpeg", "image/png"):
        kind, end, ending = ("JPEG", b"\xff\xd9", "jpg") if media == "image/jpeg" else ("PNG", b"IEND\xaeB`\x82", "png")
        with Image.open(BytesIO(data), formats=[kind]) as made:
            made.load()
            return max(made.size) <= 3200 and data.endswith(end) and kept.name.endswith(ending)
    if media == "application/pdf":
        return data.startswith(b"%PDF-") and data.rstrip(b"\0\r\n\t \f\v").endswith(b"%%EOF") and kept.name.endswith(".pdf")
    for ending, (part, each) in MAIN.items():
        if media == each:
            with ZipFile(BytesIO(data)) as made:
                sound = made.testzip() is None and part in made.namelist() and data.startswith(b"PK")
                return sound and sum(member.file_size for member in made.infolist()) < 200 * 2**20 and kept.name.endswith(ending)
    starts = (b"MZ", b"\x7fELF", b"%PDF", b"PK", b"\x89PNG", b"\xff\xd8", b"GIF8", b"RIFF")
    hostile = b"\0" in data or b"<script" in data.lower() or b"<svg" in data.lower() or data.startswith(starts)
    return media in ("text/plain", "text/csv") and not hostile and kept.name.endswith((".txt", ".csv"))


@pytest.mark.django_db
def test_of_thousands_of_malformed_uploads_none_breaks_us_and_none_is_kept_as_what_it_is_not(
    visit: Visit, ann: Person, monkeypatch: pytest.MonkeyPatch, figure: Figure
) -> None:
    monkeypatch.setattr(logging.getLogger("django.request"), "disabled", True)  # pytest would keep each record, and with it each upload
    monkeypatch.setattr(web_files, "A_MINUTE", 10**9)
    monkeypatch.setattr(actions, "MOST_FILES", 10**9)
    cache.clear()
    chance, staff = random.Random(SEED), Staff(ann)
    staff.client.raise_request_exception = False
    answers, wrong, growth = Counter(), {}, 0
    for number in range(count(10_000, 50)):
        how, data, name = malformed(chance)
        status = staff.press("file_add", "visitors.visit", visit.pk, uploads=upload(data, name)).status_code
        answers[status] += 1
        kept = Attachment.objects.order_by("-pk").first() if status == 302 else None
        if status not in (302, 422) or (kept and not is_what_it_says(kept)):
            wrong[number] = (how, name, status, kept and kept.media_type, data[:60])
        if number == 20:
            growth = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    growth = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - growth
    figure(f"answers {dict(answers)}, memory grew by {growth // 1024} MB")

    assert wrong == {}
    assert (answers[422] > answers[302] > 0, Attachment.objects.count()) == (True, answers[302])
    assert growth < GROWTH or sys.platform != "linux"


@pytest.mark.django_db
def test_control_the_judge_knows_a_file_that_is_not_what_it_says(visit: Visit, ann: Person) -> None:
    staff = Staff(ann)
    cache.clear()
    for name, data in samples().items():
        staff.press("file_add", "visitors.visit", visit.pk, uploads=upload(data, name))
    kept = list(Attachment.objects.order_by("pk"))
    media = [each.media_type for each in kept]

    judged = [is_what_it_says(each) for each in kept]
    swapped = []
    for each, other in zip(kept, [*media[4:], *media[:4]], strict=True):
        each.media_type = other
        try:
            swapped.append(is_what_it_says(each))
        except Exception:
            swapped.append(False)

    assert (len(kept), judged) == (len(samples()), [True] * len(samples()))
    assert [each for each, was, now in zip(swapped, media, [*media[4:], *media[:4]], strict=True) if each and was != now] == []
