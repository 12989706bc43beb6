"""PDFs written by hand: with text in a font that is not embedded, with one that is, a scan, with a password, of any number of pages."""

from collections.abc import Sequence
from io import BytesIO

from PIL import Image
from pypdf import PdfReader, PdfWriter

Page = Sequence[str]  # its lines
A4 = "[0 0 595 842]"
SONG = (
    b"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [<< /Type /Font /Subtype "
    b"/CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /DW 1000 "
    b"/FontDescriptor << /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 "
    b"/Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >> >>] >>"
)


def stream(data: bytes, more: bytes = b"") -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), more, data)


def bound(objects: Sequence[bytes], root: int) -> bytes:
    """A whole PDF of these objects, numbered from 1."""
    out, places = b"%PDF-1.7\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    return out + head + b"trailer\n<< /Size %d /Root %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, root, len(out))


def pages(texts: Sequence[bytes], font: bytes, box: str = A4, more: Sequence[bytes] = ()) -> bytes:
    """Pages of these contents; `more` are objects from number 4 on."""
    objects = [font, b"", b"<< /Type /Catalog /Pages 2 0 R >>", *more]
    kids = []
    for text in texts:
        objects.append(stream(text))
        page = b"<< /Type /Page /Parent 2 0 R /MediaBox %s /Contents %d 0 R /Resources << /Font << /F 1 0 R >> >> >>"
        objects.append(page % (box.encode(), len(objects)))
        kids.append(len(objects))
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), " ".join(f"{kid} 0 R" for kid in kids).encode())
    return bound(objects, 3)


def lines(page: Sequence[bytes]) -> bytes:
    shown = b" ".join(b"<%s> Tj T*" % line.hex().encode() for line in page)
    return b"BT /F 20 Tf 60 760 Td 30 TL %s ET" % shown


def unembedded(*texts: Page, box: str = A4) -> bytes:
    """As many Chinese programs write it: the font is named, and whoever reads it must have one like it."""
    return pages([lines([line.encode("utf-16-be") for line in page]) for page in texts], SONG, box)


def embedded(*texts: Page) -> bytes:
    """The font is in the file, as little of it as there are letters: each is drawn as a box, and told by its number in Unicode."""
    letters = sorted({letter for page in texts for line in page for letter in line})
    code = {letter: bytes([number]) for number, letter in enumerate(letters, 33)}
    told = b"\n".join(b"<%s> <%s>" % (code[each].hex().encode(), each.encode("utf-16-be").hex().encode()) for each in letters)
    space = b"1 begincodespacerange <00> <FF> endcodespacerange"
    cmap = b"/CIDInit /ProcSet findresource begin begincmap %s %d beginbfchar\n%s\nendbfchar endcmap end" % (space, len(letters), told)
    names, many, last = b" ".join(b"/g%d" % number for number, _ in enumerate(letters, 33)), len(letters), 32 + len(letters)
    drawings = b" ".join(b"/g%d 5 0 R" % number for number, _ in enumerate(letters, 33))
    font = (
        b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1000 1000] /FontMatrix [0.001 0 0 0.001 0 0] /CharProcs << %s >> /ToUnicode 4 0 R "
        b"/Encoding << /Type /Encoding /Differences [33 %s] >> /FirstChar 33 /LastChar %d /Widths [%s] >>"
    ) % (drawings, names, last, b"1000 " * many)
    shown = [lines([b"".join(code[each] for each in line) for line in page]) for page in texts]
    return pages(shown, font, more=[stream(cmap), stream(b"1000 0 0 0 900 900 d1 0 0 900 900 re f")])


def scan() -> bytes:
    """A picture of paper, without any text."""
    out = BytesIO()
    Image.new("L", (600, 800), 230).save(out, "PDF")
    return out.getvalue()


def locked(*texts: Page, password: str = "open sesame", algorithm: str = "AES-256") -> bytes:
    """With a password."""
    writer, out = PdfWriter(clone_from=PdfReader(BytesIO(unembedded(*texts)))), BytesIO()
    writer.encrypt(password, algorithm=algorithm)
    writer.write(out)
    return out.getvalue()
