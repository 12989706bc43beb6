"""Ann drafts on the phone; what was issued comes out of the printer on A4 with its number, its words and its list of copies in Chinese."""

import re
import unicodedata
from io import BytesIO

import pytest
from django.utils import timezone
from playwright.sync_api import Browser
from pypdf import PdfReader
from pytest_django.live_server_helper import LiveServer

from documents.actions import distributing, templates
from documents.models import Document, Recipient
from frontdesk.people.models import Company, Person
from tests.factories.outgoing import issued
from tests.journeys.looks import WIDE
from tests.journeys.offices import office

A4 = (595, 842)
RULES = [f"第{n}条，各部门关好门窗、切断电源，离岗前检查消防通道。" for n in range(1, 25)]
BODY = "\n".join(["为做好元旦假期安全工作，现就有关事项通知如下。", *RULES, "特此通知。"])
RADICALS = str.maketrans("⻔⻚⻓⻛", "门页长风")  # as which printed characters come back


def plain(text: str) -> str:
    """As it is compared: without breaks, each character in its usual code."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text).translate(RADICALS))


@pytest.fixture
def out(transactional_db: None, ann: Person, bo: Person, tom: Person, rita: Person) -> Document:
    """Longer than a page, sent to Tom."""
    Company.objects.create(name="远山科技", name_en="Yuanshan")
    now = timezone.now()
    made = issued(ann, keeper=rita, checker=tom, approver=bo, now=now, body=BODY)
    distributing.send_inside(made, people=[tom], by=rita, now=now)
    return made


def test_on_paper_it_is_a4_with_red_head_number_text_and_copies(
    browser: Browser, live_server: LiveServer, out: Document, rita: Person
) -> None:
    with office(browser, live_server.url, rita, language="en") as desk:
        page = desk.open(f"/documents/{out.pk}/print/").page
        page.emulate_media(media="print")
        pdf = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True, print_background=True)))
    sizes = {(round(each.mediabox.width), round(each.mediabox.height)) for each in pdf.pages}
    text = plain("".join(each.extract_text() for each in pdf.pages))
    wanted = ["远山科技文件", out.number, out.subject, "各部门：", RULES[-1], "特此通知。", "行政部", "抄送：物业管理处", "印发"]
    assert (sizes, len(pdf.pages), [words for words in wanted if plain(words) not in text]) == ({A4}, 2, [])
    assert "Print" not in text  # nothing of the page around it


def test_ann_drafts_on_the_phone_and_tom_confirms_with_one_tap(
    browser: Browser, live_server: LiveServer, out: Document, ann: Person, tom: Person, rita: Person
) -> None:
    words = {"name": "通知", "subject": "关于{事项}的通知", "body": "现将{事项}有关情况通知如下。"}
    templates.add(words, by=rita, now=timezone.now())
    with office(browser, live_server.url, ann, size="phone", language="zh-hans") as phone:
        page = phone.open("/documents/").page
        page.get_by_role("link", name="拟稿").tap()
        page.get_by_role("link", name="关于{事项}的通知").tap()
        page.get_by_label("事项").fill("茶水间检修")
        page.get_by_label("主送").fill("各部门")
        page.get_by_role("button", name="保存草稿").tap()
        phone.shows("h1", "关于茶水间检修的通知")
        for label, name in (("核稿人", "谭工"), ("签发人", "薄岩")):
            page.get_by_role("combobox", name=label).fill(name)
            page.get_by_role("option", name=name).tap()
        page.get_by_role("button", name="送核").tap()
        phone.shows("#toasts", "已送核稿")
        assert page.evaluate(WIDE) is False
    with office(browser, live_server.url, tom, size="phone", language="zh-hans") as phone:
        phone.open(out.get_absolute_url()).page.get_by_role("button", name="签收").tap()
        phone.shows("#toasts", "已签收")
    assert Recipient.objects.get().received_by == tom
