"""Small real files of every kind, and pictures with something hidden in them."""

import shutil
import struct
import zlib
from base64 import b64decode
from functools import cache
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook
from PIL import Image, ImageCms, PngImagePlugin

from frontdesk.files import store
from frontdesk.files.receive import Bounds, Received, receive
from frontdesk.files.sniff import Type

# 64 × 48, its upper left quarter blue, to be turned by 90°; with PLANTED-EXIF, PLANTED-GPS and PLANTED-XMP in it.
HEIC = b64decode(
    "AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAhJtZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAAAEZpbG9jAAAAAERA"
    "AAMAAQAAAAACNgABAAAAAAAAAFcAAgAAAAACjQABAAAAAAAAAJgAAwAAAAADJQABAAAAAAAAADsAAABiaWluZgAAAAAAAwAAABVpbmZlAgAAAAABAABo"
    "dmMxAAAAABVpbmZlAgAAAQACAABFeGlmAAAAACppbmZlAgAAAQADAABtaW1lAGFwcGxpY2F0aW9uL3JkZit4bWwAAAAAAA5waXRtAAAAAAABAAABB2lw"
    "cnAAAADmaXBjbwAAAHZodmNDAQNwAAAAkAAAAAAAHvAA/P34+AAADwNgAAEAGEABDAH//wNwAAADAJAAAAMAAAMAHroCQGEAAQAqQgEBA3AAAAMAkAAA"
    "AwAAAwAeoCCBBZbq5Ka5uAhoMCAAAAMDIAAAAwAhYgABAAZEAcFzwIkAAAATY29scm5jbHgAAQANAAaAAAAAFGlzcGUAAAAAAAAAQAAAAEAAAAAoY2xh"
    "cAAAAEAAAAABAAAAMAAAAAEAAAAAAAAAAv////AAAAACAAAAEHBpeGkAAAAAAwgICAAAAAlpcm90AwAAABlpcG1hAAAAAAAAAAEAAQaBAgMFhIYAAAAo"
    "aXJlZgAAAAAAAAAOY2RzYwACAAEAAQAAAA5jZHNjAAMAAQABAAABMm1kYXQAAABTKAGvE4DlMff/2rJEHTW4/EyZk6gxCi+S+f+zLy2ySxBuN2S6T/BF"
    "X/5rwd+rK6YLB6r/7MIQBbQklx7nYm/vSzIK/46S5TXhn7QHsTgyKtlfz2QAAAAGRXhpZgAATU0AKgAAAAgAAwEOAAIAAAANAAAAMgESAAMAAAABAAYA"
    "AIglAAQAAAABAAAAQAAAAABQTEFOVEVELUVYSUYAAAADAAEAAgAAAAJOAAAAAAIABQAAAAMAAABqAB0AAgAAAAwAAACCAAAAAAAAAB8AAAABAAAADgAA"
    "AAEAAAAHAAAAAVBMQU5URUQtR1BTADx4OnhtcG1ldGEgeG1sbnM6eD0iYWRvYmU6bnM6bWV0YS8iPlBMQU5URUQtWE1QPC94OnhtcG1ldGE+"
)
PDF = (
    b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\nxref\n0 1\n0000000000 65535 f \n"
    b"trailer\n<< /Size 2 /Root 1 0 R >>\nstartxref\n48\n%%EOF\n"
)
TEXT = "携带物品:笔记本电脑一台\nOne laptop\n".encode()
GB_TEXT = "携带物品:笔记本电脑一台\n".encode("gb18030")
CSV = "姓名,件数\n王小明,2\n".encode()
MAIN = {
    "docx": ("word/document.xml", Type.DOCX.media),
    "pptx": ("ppt/presentation.xml", Type.PPTX.media),
    "xlsx": ("xl/workbook.xml", Type.XLSX.media),
}


def picture(kind: str = "JPEG", size: tuple[int, int] = (64, 48), mode: str = "RGB", **how: object) -> bytes:
    """Orange with a blue upper left quarter."""
    made = Image.new("RGB", size, (200, 120, 40))
    made.paste((20, 40, 200), (0, 0, size[0] // 2, size[1] // 2))
    made = made.convert(mode)
    if mode in ("LA", "RGBA"):
        made.putalpha(200)
    out = BytesIO()
    made.save(out, kind, **how)
    return out.getvalue()


def package(ending: str, *, more: dict[str, bytes] | None = None, content: str = "") -> bytes:
    """The least that is a docx, pptx or xlsx, with more members if wanted."""
    part, media = MAIN[ending]
    declared = content or f"{media}.main+xml"
    head = f'<?xml version="1.0"?><Types xmlns="urn:t"><Override PartName="/{part}" ContentType="{declared}"/></Types>'
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as made:
        for name, data in {"[Content_Types].xml": head.encode(), part: b"<w/>", **(more or {})}.items():
            made.writestr(name, data)
    return out.getvalue()


def workbook() -> bytes:
    """As openpyxl writes it."""
    out, book = BytesIO(), Workbook()
    book.active.append(["姓名", 2])
    book.save(out)
    return out.getvalue()


def archive() -> bytes:
    """A zip that is no Office file."""
    out = BytesIO()
    with ZipFile(out, "w") as made:
        made.writestr("readme.txt", "hello")
    return out.getvalue()


def chunk(kind: bytes, data: bytes) -> bytes:
    """One chunk of a PNG."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png_bomb(width: int, height: int) -> bytes:
    """A PNG of this size in a few kilobytes: nothing but zeroes, one bit a pixel."""
    packer = zlib.compressobj(9)
    row = bytes(1 + (width + 7) // 8)
    data = b"".join(packer.compress(row) for _ in range(height)) + packer.flush()
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", data) + chunk(b"IEND", b"")


@cache
def samples() -> dict[str, bytes]:
    """One sound file of every kind that is taken."""
    return {
        "photo.jpg": picture(),
        "screen.png": picture("PNG"),
        "photo.webp": picture("WEBP"),
        "moving.gif": picture("GIF"),
        "photo.heic": HEIC,
        "paper.pdf": PDF,
        "letter.docx": package("docx"),
        "slides.pptx": package("pptx"),
        "sheet.xlsx": workbook(),
        "list.csv": CSV,
        "note.txt": TEXT,
        "gb.txt": GB_TEXT,
    }


def taken(data: bytes | None = None, name: str = "photo.jpg") -> Received:
    """A file as an action gets it."""
    return receive(upload(picture() if data is None else data, name), Bounds())


def upload(data: bytes, name: str = "photo.jpg") -> object:

    return SimpleUploadedFile(name, data, "application/octet-stream")


def stored_bytes(attachment: object) -> bytes:
    with default_storage.open(attachment.stored_as) as file:
        return file.read()


def empty_the_store() -> None:
    shutil.rmtree(default_storage.path(store.FOLDER), ignore_errors=True)


# --- hidden things -----------------------------------------------------------------------------------


def segment(marker: int, data: bytes) -> bytes:
    return bytes([0xFF, marker]) + struct.pack(">H", len(data) + 2) + data


def exif(secret: bytes, orientation: int) -> bytes:
    """A TIFF with a description, the orientation, a GPS place and a thumbnail of its own, the secret in each of the three."""
    thumb = picture(size=(16, 12))
    thumb = thumb[:2] + segment(0xFE, b"thumb " + secret) + thumb[2:]
    text, place = b"about " + secret + b"\0", b"place " + secret + b"\0"
    zero, gps, first = 8, 8 + 2 + 3 * 12 + 4, 8 + 2 + 3 * 12 + 4 + 2 + 12 + 4
    data = first + 2 + 3 * 12 + 4
    entry = struct.Struct("<HHII").pack
    body = struct.pack("<H", 3) + entry(0x010E, 2, len(text), data) + entry(0x0112, 3, 1, orientation) + entry(0x8825, 4, 1, gps)
    body += struct.pack("<I", first)
    body += struct.pack("<H", 1) + entry(0x001C, 7, len(place), data + len(text)) + struct.pack("<I", 0)
    at = data + len(text) + len(place)
    body += struct.pack("<H", 3) + entry(0x0103, 3, 1, 6) + entry(0x0201, 4, 1, at) + entry(0x0202, 4, 1, len(thumb)) + struct.pack("<I", 0)
    return b"II*\0" + struct.pack("<I", zero) + body + text + place + thumb


def profile(secret: bytes) -> bytes:
    """An sRGB profile that is called by the secret (13 characters, as long as the name it replaces)."""
    plain = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return plain.replace("sRGB built-in".encode("utf-16-be"), secret.decode().encode("utf-16-be"))


def xmp(secret: bytes) -> bytes:
    return b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><creator>' + secret + b"</creator></x:xmpmeta>"


def planted_jpeg(secret: bytes, orientation: int = 1) -> bytes:
    """A photo with the secret in EXIF (description, GPS, thumbnail), XMP, IPTC, a comment, the colour profile and behind its end."""
    sound = picture(icc_profile=profile(secret))
    iptc = b"\x1c\x02\x05" + struct.pack(">H", len(secret)) + secret
    hidden = [
        segment(0xE1, b"Exif\0\0" + exif(secret, orientation)),
        segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + xmp(secret)),
        segment(0xED, b"Photoshop 3.0\0" + b"8BIM\x04\x04\0\0" + struct.pack(">I", len(iptc)) + iptc + bytes(len(iptc) % 2)),
        segment(0xFE, secret),
    ]
    return sound[:2] + b"".join(hidden) + sound[2:] + b"behind the end " + secret


def planted_png(secret: bytes, orientation: int = 1) -> bytes:
    """The same in the places that a PNG has: three kinds of text, EXIF, XMP, the colour profile, behind its end."""
    text = PngImagePlugin.PngInfo()
    text.add_text("Author", secret.decode())
    text.add_text("Comment", secret.decode() * 3, zip=True)
    text.add_itxt("XML:com.adobe.xmp", xmp(secret).decode())
    made = picture("PNG", pnginfo=text, exif=exif(secret, orientation), icc_profile=profile(secret))
    return made + b"behind the end " + secret


def planted_webp(secret: bytes, orientation: int = 1) -> bytes:
    return picture("WEBP", exif=exif(secret, orientation), xmp=xmp(secret), icc_profile=profile(secret)) + secret


def planted_gif(secret: bytes, orientation: int = 1) -> bytes:
    return picture("GIF", comment=secret) + secret


def jpeg_markers(data: bytes) -> list[int]:
    """The markers of a JPEG up to its scan."""
    at, found = 2, []
    while data[at + 1] != 0xDA:
        found.append(data[at + 1])
        at += 2 + int.from_bytes(data[at + 2 : at + 4])
    return found


def png_chunks(data: bytes) -> list[bytes]:
    at, found = 8, []
    while at < len(data):
        found.append(data[at + 4 : at + 8])
        at += 12 + int.from_bytes(data[at : at + 4])
    return found
