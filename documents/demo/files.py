"""The files of today's documents, made here: letters, a table, a note, a scan."""

from collections.abc import Callable, Sequence
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from PIL import Image, ImageDraw

from frontdesk.excel.write import write
from frontdesk.files.receive import Received
from frontdesk.files.sniff import Type

SONG = (
    b"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [<< /Type /Font /Subtype "
    b"/CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /DW 1000 "
    b"/FontDescriptor << /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 "
    b"/Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >> >>] >>"
)
ACROSS = 26  # letters of a line
PLAN = (
    (
        "云山区发展和改革委员会",
        "关于征求《楼宇经济高质量发展三年行动计划（征求意见稿）》意见的函",
        "云发改函〔2026〕88号",
        "",
        "各有关企业：",
        "　　为推动楼宇经济高质量发展，我委起草了三年行动计划，现征求你单位意见。请重点就研发投入、人才引进和办公空间使用情况提出意见，"
        "并于五个工作日内书面反馈。逾期未反馈的，视为无意见。",
    ),
    ("附件：征求意见表", "", "一、上年度研发投入及占比", "二、拟引进人才数量和专业", "三、办公空间面积、使用率和扩租计划", "四、其他意见"),
)
SECRET = (
    (
        "联合研发合同（草案）",
        "合同编号：VG-NDA-9",
        "",
        "第四条　技术成果归双方共有，任何一方对外许可须经另一方书面同意。",
        "第七条　保密期限自合同终止之日起五年。质量体系按 ISO9001 执行。",
    ),
    ("附表一　样机与试验台清单", "附表二　里程碑和付款"),
)
INVITATION = (
    "用户体验测试合作邀请函",
    "我司拟邀请贵司参加新一代会议终端的用户体验测试，随函附样机三台，测试期两周。",
    "联系人见附页，样机请于测试结束后三日内寄回。",
)


def pdf_of(pages: Sequence[Sequence[str]]) -> bytes:
    """A PDF as offices write it: its font is named and not embedded."""
    objects, kids = [SONG, b"", b"<< /Type /Catalog /Pages 2 0 R >>"], []
    for page in pages:
        lines = [short for line in page for short in _broken(line)]
        shown = b" ".join(b"<%s> Tj T*" % line.encode("utf-16-be").hex().encode() for line in lines)
        text = b"BT /F 16 Tf 84 740 Td 30 TL %s ET" % shown
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(text), text))
        head = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R /Resources << /Font << /F 1 0 R >> >> >>"
        objects.append(head % len(objects))
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(kids))
    return _bound(objects)


def _broken(line: str) -> list[str]:
    """As long as a page is wide; a comma or bracket does not begin a line."""
    found = [""]
    for letter in line:
        if len(found[-1]) >= ACROSS and letter not in "，。、；：）》":
            found.append("")
        found[-1] += letter
    return found


def _bound(objects: Sequence[bytes]) -> bytes:
    out, table = b"%PDF-1.7\n", b"0000000000 65535 f \n"
    for number, each in enumerate(objects, 1):
        table += b"%010d 00000 n \n" % len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    end = b"trailer\n<< /Size %d /Root 3 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(out))
    return out + b"xref\n0 %d\n" % (len(objects) + 1) + table + end


def docx_of(lines: Sequence[str]) -> bytes:
    """The least that a word processor opens."""
    main, media = "word/document.xml", f"{Type.DOCX.media}.main+xml"
    types = "http://schemas.openxmlformats.org/package/2006/content-types"
    relations = "http://schemas.openxmlformats.org/package/2006/relationships"
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    body = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines)
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{types}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
        f'relationships+xml"/><Override PartName="/{main}" ContentType="{media}"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{relations}"><Relationship Id="r" Type="{kind}" Target="{main}"/></Relationships>',
        main: f'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{body}</w:body></w:document>',
    }
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as package:
        for name, text in parts.items():
            package.writestr(ZipInfo(name), f'<?xml version="1.0" encoding="UTF-8"?>{text}')
    return out.getvalue()


def xlsx_of(title: str, heads: Sequence[str], rows: Sequence[Sequence[object]]) -> bytes:
    out = BytesIO()
    write(out, title=title, heads=heads, rows=rows)
    return out.getvalue()


def scan() -> bytes:
    """Paper as a scanner sees it: grey, with lines where letters were."""
    paper, out = Image.new("L", (826, 1169), 236), BytesIO()
    pen = ImageDraw.Draw(paper)
    for number in range(16):
        pen.rectangle((110, 200 + 48 * number, 716 - 90 * (number % 3), 214 + 48 * number), fill=96)
    pen.ellipse((540, 880, 690, 1030), outline=130, width=6)
    paper.save(out, "PDF")
    return out.getvalue()


def _budget() -> bytes:
    rows = [("标准展位", 2, 8800, 17600), ("展架制作", 4, 650, 2600), ("人员差旅", 3, 900, 2700)]
    return xlsx_of("参展预算", ("项目", "数量", "单价", "合计"), rows)


NAMED: dict[str, Callable[[], list[Received]]] = {
    "plan": lambda: [Received("征求意见函.pdf", Type.PDF, pdf_of(PLAN))],
    "test": lambda: [Received("合作邀请函.docx", Type.DOCX, docx_of(INVITATION))],
    "fair": lambda: [Received("参展预算.xlsx", Type.XLSX, _budget())],
    "label": lambda: [Received("样张扫描件.pdf", Type.PDF, scan())],
    "drill": lambda: [Received("点位说明.txt", Type.TEXT, "B1：消火栓 6 处\n1F：喷淋末端 2 处\n屋面：水箱间 1 处\n".encode())],
    "secret": lambda: [Received("联合研发合同（草案）.pdf", Type.PDF, pdf_of(SECRET))],
}


def files_of(name: str) -> list[Received]:
    """The files of one of today's documents, by its name on the stage."""
    return NAMED[name]() if name in NAMED else []
