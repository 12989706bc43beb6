"""On a phone Ann has read it in two taps from the notice; the slip that Rita prints says so in Chinese, with white rows for ink."""

from datetime import timedelta
from io import BytesIO
from unicodedata import normalize

from django.utils import timezone
from playwright.sync_api import Browser, expect
from pypdf import PdfReader
from pytest_django.live_server_helper import LiveServer

from documents.actions import circulating, sign_offs, signing
from documents.actions.sign_offs import Plan
from documents.models import Document, Reader, Signing
from frontdesk.people.models import Person
from tests.factories.documents import registered
from tests.journeys.looks import WIDE
from tests.journeys.offices import office, the_worker_runs
from tests.journeys.test_documents_signing import COUNTED

SUBJECT = "第八届云山数字产业博览会参展邀请函"
RADICALS = str.maketrans("⻅⻔", "见门")  # a PDF says which glyph; these two characters share theirs with a radical that NFKC leaves
LONG = "关于征求《云山区楼宇经济高质量发展三年行动计划（征求意见稿）》涉及重点企业研发投入、人才引进和办公空间使用情况意见建议的函"


def gone_round(rita: Person, readers: list[Person], **values: object) -> Document:
    now = timezone.now()
    document = registered(rita, now=now, **{"subject": SUBJECT, **values})
    due_on = timezone.localdate(now) + timedelta(days=3)
    circulating.begin(document, readers=readers, purpose="请各部门考虑参展内容", due_on=due_on, by=rita, now=now)
    return document


def test_ann_opens_the_notice_and_has_read_it_in_two_taps(
    browser: Browser, live_server: LiveServer, transactional_db: None, ann: Person, rita: Person
) -> None:
    the_worker_runs()
    document = gone_round(rita, [ann])
    with office(browser, live_server.url, ann, size="phone", language="zh-hans") as phone:
        phone.page.add_init_script(COUNTED)
        phone.open("/inbox/").page.locator(".fd-inbox-open", has_text=document.number).tap()
        phone.shows(".dc-ask", "请各部门考虑参展内容")
        button = phone.page.get_by_role("button", name="已阅")
        expect(button).to_be_in_viewport()
        button.tap()
        phone.shows("#toasts", "已阅")
        phone.shows("#circulation-title + .dc-sign-off", "已阅 1/1")
        assert (phone.page.evaluate("sessionStorage.taps"), phone.page.evaluate(WIDE)) == ("2", False)
    assert Reader.objects.get().read_at is not None


def test_the_slip_is_one_page_of_a4_with_its_chinese_words(
    browser: Browser, live_server: LiveServer, transactional_db: None, ann: Person, bo: Person, rita: Person
) -> None:
    document = gone_round(rita, [ann, bo], subject=LONG, proposal="拟请产品部、法务部会签后回函。", source_number="云发改函〔2026〕88号")
    sign_off = sign_offs.begin(document, steps=[Plan([bo])], by=rita, now=timezone.now(), purpose="请审定")
    signing.decide(Signing.objects.get(), agreed=True, by=bo, now=timezone.now(), seen=sign_off.sha256, opinion="同意参展。")
    mine = Reader.objects.select_related("person", "circulation__document").get(person=ann)
    circulating.read(mine, by=ann, now=timezone.now(), words="展台由我部牵头。")
    with office(browser, live_server.url, rita, language="zh-hans") as desk:
        desk.open(document.get_absolute_url()).page.get_by_role("link", name="签阅单").click()
        desk.shows("h1", "签阅单")
        paper = PdfReader(BytesIO(desk.page.pdf(prefer_css_page_size=True)))
    size = [round(float(side) * 25.4 / 72) for side in (paper.pages[0].mediabox.width, paper.pages[0].mediabox.height)]
    text = "".join(normalize("NFKC", paper.pages[0].extract_text()).translate(RADICALS).split())
    said = ("拟请产品部、法务部会签后回函。", "请审定", "同意参展。", "展台由我部牵头。", "签名")
    words = [normalize("NFKC", each) for each in (document.number, LONG, document.source_number, *said)]
    assert (len(paper.pages), size, [each for each in words if each not in text]) == (1, [210, 297], [])
    assert {str(ann), str(bo)} <= {name for name in (str(ann), str(bo)) if text.count(name) >= 2}  # named, and signed for in print
