"""Films for Chromium's pretended camera: labels with codes, held still one after the other (YUV4MPEG2, 4:2:0)."""

from base64 import b64decode, b64encode
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import segno
from django.conf import settings
from PIL import Image
from playwright.sync_api import Browser

WIDTH, HEIGHT, FRAMES = 640, 480, 10  # frames a label, one second
PACKAGES = Path(settings.BASE_DIR, "node_modules/zxing-wasm/dist")
DRAW = """async ([wasm, text, format]) => {
    ZXingWASM.prepareZXingModule({ overrides: { wasmBinary: Uint8Array.from(atob(wasm), (each) => each.charCodeAt(0)).buffer } });
    const { image, error } = await ZXingWASM.writeBarcode(text, { format, scale: 2, addQuietZones: true });
    if (!image) throw new Error(error);
    return btoa(String.fromCharCode(...new Uint8Array(await image.arrayBuffer())));
}"""


def qr(text: str) -> Image.Image:
    """A QR code."""
    drawn = BytesIO()
    segno.make(text, error="m").save(drawn, kind="png", scale=8, border=4)
    return Image.open(drawn).convert("L")


def bars(browser: Browser, codes: Sequence[tuple[str, str]]) -> list[Image.Image]:
    """Bar codes (format, text), drawn by the browser's own package in a page of its own."""
    page = browser.new_page()
    try:
        page.add_script_tag(path=PACKAGES / "iife/writer/index.js")
        wasm = b64encode((PACKAGES / "writer/zxing_writer.wasm").read_bytes()).decode()
        drawn = [page.evaluate(DRAW, [wasm, text, format_]) for format_, text in codes]
    finally:
        page.close()
    return [Image.open(BytesIO(b64decode(each))).convert("L") for each in drawn]


def side_by_side(*labels: Image.Image) -> Image.Image:
    """Labels below each other in one picture."""
    sheet = Image.new("L", (max(each.width for each in labels), sum(each.height for each in labels)), 224)
    top = 0
    for each in labels:
        sheet.paste(each, (0, top))
        top += each.height
    return sheet


def looks_at(labels: Sequence[Image.Image], path: Path) -> list[str]:
    """What Chromium is started with so that its camera sees these labels, again and again."""
    path.write_bytes(f"YUV4MPEG2 W{WIDTH} H{HEIGHT} F10:1 Ip A1:1 C420mpeg2\n".encode() + b"".join(map(_held, labels)))
    return ["--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream", f"--use-file-for-fake-video-capture={path}"]


def _held(label: Image.Image) -> bytes:
    """The label in the middle of a grey picture for one second."""
    picture = Image.new("L", (WIDTH, HEIGHT), 224)
    picture.paste(label, ((WIDTH - label.width) // 2, (HEIGHT - label.height) // 2))
    return (b"FRAME\n" + picture.tobytes() + b"\x80" * (WIDTH * HEIGHT // 2)) * FRAMES
