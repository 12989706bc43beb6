"""A PDF in, pictures of some of its pages out. Runs by itself, in a process that may die.

`contents.py` has it run within bounds (`frontdesk/confined`) with FIRST LAST WIDTH HEIGHT, pages from 0, the file on standard input.
Answers on standard output with one line of JSON, `[[page, width, height, bytes], …]`, and after it the JPEGs. A page that can't be drawn is
left out. It knows neither Django nor the project.
"""

import json
import sys
from contextlib import suppress
from io import BytesIO
from typing import Any

LARGEST = 8  # times: a page of the size of a stamp is not blown up without end


def drawn(page: Any, width: int, height: int) -> tuple[int, int, bytes]:
    """Width, height and bytes of the page as a JPEG, as wide as asked for unless that makes it too high."""
    across, down = page.get_size()
    scale = min(width / max(across, 1), height / max(down, 1), LARGEST)
    picture = page.render(scale=scale).to_pil()
    plain = picture.convert("L" if picture.mode == "L" else "RGB")
    out = BytesIO()
    plain.save(out, "JPEG", quality=80)
    return plain.width, plain.height, out.getvalue()


def pictures(data: bytes, first: int, last: int, width: int, height: int) -> list[tuple[list[int], bytes]]:
    """What could be drawn of these pages."""
    import pypdfium2  # noqa: PLC0415  after the limits are set

    found: list[tuple[list[int], bytes]] = []
    with suppress(Exception):  # what was drawn before counts
        document = pypdfium2.PdfDocument(data)
        with suppress(Exception):
            document.init_forms()  # what was filled in is drawn, too
        for number in range(first, min(last, len(document))):
            with suppress(Exception):
                across, down, picture = drawn(document[number], width, height)
                found.append(([number, across, down, len(picture)], picture))
    return found


def main() -> None:
    first, last, width, height = map(int, sys.argv[1:])
    found = pictures(sys.stdin.buffer.read(), first, last, width, height)
    sys.stdout.buffer.write(json.dumps([head for head, _picture in found]).encode() + b"\n")
    for _head, picture in found:
        sys.stdout.buffer.write(picture)
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
