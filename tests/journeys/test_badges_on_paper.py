"""Badges as they come out of the printer: the page is as large as the template, one badge a page, and nothing overflows."""

import re
import zlib

import pytest
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from frontdesk.people.models import Person
from tests.factories.visitors import arrived_visit, badges
from tests.figures import Figure
from tests.journeys.offices import office
from visitors.models import BadgePrint, Visit, VisitorType

pytestmark = pytest.mark.django_db(transaction=True)

HANZI = "欧阳上官司马诸葛皇甫尉迟公孙慕容令狐宇文"  # 20
ENGLISH = "Wilhelmina Maximiliana von Hohenzollern-Sigmaringen-Wittelsb"  # 60
NAMES = [
    *(HANZI, ENGLISH, "阿依古丽·买买提江", "محمد عبد الرحمن بن سلمان", "Ng", "李", "Bartholomew Featherstonehaugh"),
    *("M" * 60, "w" * 60, "阿卜杜热合曼·阿卜杜克里木·买买提艾力", "Nguyễn Thị Phương Thảo", "Ásgeir Þorsteinsson"),
    *(f"访客{'甲乙丙丁戊己庚辛壬癸'[number % 10] * (number % 9)}" for number in range(14)),
    *(f"Visitor {'Montgomery ' * (number % 5)}Smith{number}" for number in range(14)),
]
PRINTER = """window.print = () => {
    const many = Number(sessionStorage.getItem("printed")) + 1;
    sessionStorage.setItem("printed", many);
    document.documentElement.dataset.printed = many;
}"""
BOXES = """() => [...document.querySelectorAll(".fd-pass-card")].flatMap((card) => {
    const edge = card.getBoundingClientRect(), keep = 3 * 96 / 25.4 - 0.6;
    return [...card.querySelectorAll("*")].filter((each) => !each.closest("svg")).flatMap((each) => {
        const box = each.getBoundingClientRect(), said = `${each.className} ${each.textContent.trim().slice(0, 30)}`;
        const over = each.scrollWidth > each.clientWidth + 1 || each.scrollHeight > each.clientHeight + 1;
        const outside = box.left < edge.left + keep || box.top < edge.top + keep
            || box.right > edge.right - keep || box.bottom > edge.bottom - keep;
        const overflows = over && getComputedStyle(each).display !== "inline";
        return [...(overflows ? [`overflows: ${said}`] : []), ...(outside ? [`outside: ${said}`] : [])];
    });
})"""


def pages_of(pdf: bytes) -> list[tuple[float, float]]:
    """Width and height of each page in millimetres: /MediaBox stands in the plain, or in a packed stream of objects."""
    packed = [zlib.decompressobj().decompress(part) for part in re.findall(rb"/ObjStm.*?stream\r?\n(.*?)endstream", pdf, re.S)]
    boxes = re.findall(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]", b"".join([pdf, *packed]))
    return [(float(width) / 72 * 25.4, float(height) / 72 * 25.4) for width, height in boxes]


@pytest.fixture
def forty(ann: Person) -> list[Visit]:
    """Forty visitors with badges, from the longest name to the shortest."""
    badges(40)
    kind = VisitorType.objects.filter(needs_escort=True).first() or VisitorType.objects.first()
    if kind is None:
        kind = VisitorType.objects.create(code="works", name="施工", name_en="Works")
    VisitorType.objects.filter(pk=kind.pk).update(
        needs_escort=True, areas="一层大堂、二层会议区、地下车库", areas_en="Lobby, meeting rooms on floor 2, garage"
    )
    Person.objects.filter(pk=ann.pk).update(name_en="Annabel-Louise Featherstonehaugh-Montgomery")
    made = [arrived_visit(ann, name=name, phone="", language="en" if name.isascii() else "zh-hans") for name in NAMES]
    Visit.objects.update(visitor_type=kind)
    Visit.objects.filter(pk__in=[visit.pk for visit in made[:20]]).update(company="北辰精密设备制造(上海)股份有限公司华东区第二事业部")
    partners = "Featherstonehaugh, Cholmondeley & Partners International Ltd"
    Visit.objects.filter(pk__in=[visit.pk for visit in made[20:]]).update(company=partners)
    return made


@pytest.mark.parametrize(("size", "paper", "pages"), [("100x62", (100, 62), 40), ("86x54", (86, 54), 40), ("a4", (210, 297), 4)])
def test_forty_badges_fit_their_paper(
    browser: Browser,
    live_server: LiveServer,
    rita: Person,
    forty: list[Visit],
    figure: Figure,
    size: str,
    paper: tuple[int, int],
    pages: int,
) -> None:
    asked = "&".join(f"visit={visit.pk}" for visit in forty)
    with office(browser, live_server.url, rita) as desk:
        desk.open(f"/visitors/badges/print/?{asked}&size={size}")
        assert desk.page.locator(".fd-pass-card").count() == 40
        on_screen = desk.page.evaluate(BOXES)
        desk.page.emulate_media(media="print")
        on_paper = desk.page.evaluate(BOXES)
        found = pages_of(desk.page.pdf(prefer_css_page_size=True))
        assert desk.axe() == []
    off = max(abs(one - two) for page in found for one, two in zip(page, paper, strict=True))
    figure(f"{size}: {len(found)} pages for 40 badges, at most {off:.2f} mm off; {len(on_paper)} boxes overflow")
    assert (on_screen, on_paper, len(found), off <= 0.5) == ([], [], pages, True)


def test_the_print_is_noted_before_the_dialogue_opens_once(browser: Browser, live_server: LiveServer, rita: Person, ann: Person) -> None:
    badges(1)
    visit = arrived_visit(ann)
    with office(browser, live_server.url, rita) as desk:
        desk.page.add_init_script(PRINTER)
        desk.open(f"/visitors/visits/{visit.pk}/").page.get_by_role("link", name="Print badge").click()
        desk.page.get_by_role("link", name="86 × 54 mm").click()
        desk.page.get_by_role("button", name="Print", exact=False).first.click()
        desk.page.locator("html[data-printed='1']").wait_for(state="attached")
        assert list(BadgePrint.objects.values_list("visit", "size", "reason")) == [(visit.pk, "86x54", "")]
        desk.page.reload()
        desk.page.get_by_role("button", name="Print again").click()  # no reason given
        desk.shows(".fd-error", "Say why it is printed again")
        desk.page.get_by_label("Why again?").select_option("misprint")
        desk.page.get_by_role("button", name="Print again").click()
        desk.page.locator("html[data-printed='2']").wait_for(state="attached")
        desk.open(f"/visitors/badges/print/?visit={visit.pk}")
        assert desk.page.locator(".bc-sizes [aria-current]").inner_text() == "86 × 54 mm"  # this browser's printer
    assert list(BadgePrint.objects.values_list("reason", flat=True)) == ["", "misprint"]
