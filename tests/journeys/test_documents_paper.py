"""Registered and printed in one click; the sheet holds what it must, its code leads to the paper, which is signed for and comes back."""

from io import BytesIO
from unicodedata import normalize

import pypdfium2
import pytest
from django.conf import settings
from playwright.sync_api import Browser, Page
from pypdf import PdfReader
from pytest_django.live_server_helper import LiveServer

from documents.models import Document, HandOver, Paper
from frontdesk.people.models import Company, Person
from tests.journeys.looks import WIDE
from tests.journeys.offices import office, the_worker_runs
from tests.journeys.qr import codes_in
from tests.journeys.test_badges_on_paper import PRINTER, pages_of

SUBJECT = "关于做好冬季消防安全和值班值守工作的通知"


def sign(page: Page) -> None:
    box = page.locator(".fd-pad canvas").bounding_box()
    assert box
    page.mouse.move(box["x"] + 40, box["y"] + 60)
    page.mouse.down()
    page.mouse.move(box["x"] + 180, box["y"] + 100, steps=8)
    page.mouse.up()


def picture_of(pdf: bytes) -> bytes:
    """The first page as it comes out of the printer, at 200 dots an inch."""
    sent = BytesIO()
    pypdfium2.PdfDocument(pdf)[0].render(scale=200 / 72).to_pil().save(sent, "PNG")
    return sent.getvalue()


@pytest.mark.django_db(transaction=True)
def test_from_the_register_to_the_signature_and_back(browser: Browser, live_server: LiveServer, rita: Person, ann: Person) -> None:
    the_worker_runs()
    Company.objects.update_or_create(only=True, defaults={"name": "云山测试公司"})
    with office(browser, live_server.url, rita, size="touch", language="zh-hans") as desk:
        desk.page.add_init_script(PRINTER)
        page = desk.open("/documents/new/").page
        page.get_by_label("标题").first.fill(SUBJECT)
        page.get_by_label("来文单位").fill("云山街道办事处")
        page.get_by_role("button", name="登记并打印回执").click()
        page.locator("html[data-printed='1']").wait_for(state="attached")
        paper = Paper.objects.select_related("document").get()
        page.emulate_media(media="print")
        pdf = page.pdf(prefer_css_page_size=True)
        page.emulate_media(media="screen")
        text = "".join(normalize("NFKC", PdfReader(BytesIO(pdf)).pages[0].extract_text()).split())
        wanted = (normalize("NFKC", paper.document.number), SUBJECT, "签收单", "云山街道办事处", "云山测试公司", rita.name, paper.code)
        assert [each for each in wanted if each not in text] == []
        assert ([tuple(map(round, each)) for each in pages_of(pdf)], set(codes_in(browser, picture_of(pdf)))) == (
            [(210, 297)],
            {settings.BASE_URL + paper.get_absolute_url()},
        )
        page.reload()  # prints nothing more
        assert (page.evaluate("sessionStorage.printed"), page.evaluate(WIDE)) == ("1", False)

        desk.open(f"{paper.get_absolute_url()}hand/")
        page.get_by_role("combobox", name="领取人").fill("anran")
        page.locator(".ts-dropdown [data-selectable]").first.click()
        sign(page)
        page.get_by_role("button", name="确认交接").click()
        desk.shows("#now-title", "在安然处")
        assert desk.axe() == []

    with office(browser, live_server.url, ann, size="phone", language="zh-hans") as phone:
        phone.open("/todos/").page.get_by_role("link", name="交回纸质件").first.tap()
        phone.open(paper.get_absolute_url()).shows("main", "在您手中")
        assert (phone.axe(), phone.page.evaluate(WIDE)) == ([], False)

    with office(browser, live_server.url, rita, language="zh-hans") as desk:
        desk.open("/documents/papers/")
        desk.type(paper.code)  # as the scanner does: nobody touches the mouse
        desk.keys("Enter")
        desk.page.get_by_label("交回办公室，存放于").fill("前台文件柜")
        desk.page.get_by_role("button", name="交回").click()
        desk.shows("#toasts", "已交回办公室")
    assert list(HandOver.objects.order_by("number").values_list("how", "taker")) == [("made", None), ("screen", ann.pk), ("back", None)]
    assert Document.objects.get().named.filter(person=ann).exists()
