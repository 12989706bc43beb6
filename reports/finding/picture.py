"""A picture for a mail: a bar a day, days off paler, with numbers alone, so that it reads the same in every language."""

from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any

from PIL import Image, ImageDraw, ImageFont

WIDTH, HEIGHT, EDGE, GAP = 960, 320, 24, 6
PAPER, INK, BAR, OFF = "#ffffff", "#44525a", "#0f6b6b", "#a9c6c6"


def by_day(bars: Sequence[Mapping[str, Any]]) -> bytes:
    """The bars of a frozen figure as PNG; nothing when nothing happened on any day."""
    most = max((bar["value"] for bar in bars), default=0)
    if not most:
        return b""
    paper = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    pen, font, step = ImageDraw.Draw(paper), ImageFont.load_default(14), (WIDTH - 2 * EDGE) / len(bars)
    floor, tall = HEIGHT - 2 * EDGE, HEIGHT - 4 * EDGE
    for number, bar in enumerate(bars):
        left, high = EDGE + number * step, round(tall * bar["value"] / most)
        if bar["value"]:
            pen.rectangle((left + GAP / 2, floor - high, left + step - GAP / 2, floor), fill=OFF if bar["is_off"] else BAR)
            pen.text((left + step / 2, floor - high - 4), str(bar["value"]), fill=INK, font=font, anchor="mb")
        pen.text((left + step / 2, floor + 6), bar["label"].rpartition("-")[2], fill=INK, font=font, anchor="mt")
    pen.line((EDGE, floor, WIDTH - EDGE, floor), fill=INK)
    out = BytesIO()
    paper.save(out, "PNG")
    return out.getvalue()
