"""Rita drops a file to register it, and sends a document for signature by keys: a list fills one step, a name in pinyin another."""

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from documents.actions import routing_lists
from documents.models import Document, Mode, Signing
from frontdesk.files.models import Attachment
from frontdesk.people.models import Person
from tests.factories.documents import registered
from tests.journeys.offices import office
from tests.sample_files import PDF


@pytest.fixture
def unsent(transactional_db: None, rita: Person, ann: Person, bo: Person) -> Document:
    now = timezone.now()
    values = {"name": "政府来文", "source_words": "街道办", "mode": Mode.ALL}
    routing_lists.add(values, people=[ann, bo], by=rita, now=now)
    return registered(rita, now=now, subject="关于报送通讯录的通知", source="云山街道办事处")


def test_rita_fills_a_step_from_a_list_and_another_in_pinyin(
    browser: Browser, live_server: LiveServer, unsent: Document, rita: Person, ann: Person, bo: Person, tom: Person
) -> None:
    with office(browser, live_server.url, rita, language="zh-hans") as desk:
        page = desk.open(f"{unsent.get_absolute_url()}sign-off/").page
        expect(page.locator("#step1")).to_contain_text("来文单位含“街道办”")
        page.get_by_role("button", name="政府来文").first.focus()
        desk.keys("Enter")
        desk.shows("#said", f"{ann.name}、{bo.name}")
        expect(page.locator("#step1 .item")).to_have_count(2)
        expect(page.locator("#step1-mode, #id_step1-mode").first).to_have_value("all")
        page.locator("#step2 > summary").press("Enter")
        box = page.locator("#step2 .ts-control input")
        box.focus()
        desk.type(tom.spellings.split()[0])
        expect(page.locator("#step2 .option.active")).to_contain_text(tom.name)
        desk.keys(",")  # as Enter does
        expect(box).to_have_attribute("aria-label", f"签批人：{tom.name}")
        expect(page.locator("#step2 [role=status]")).to_contain_text(tom.name)
        desk.keys("Backspace")
        expect(page.locator("#step2 .item")).to_have_count(0)
        desk.type(f"{tom.name}、{bo.name}")  # as a list, too: the server finds them
        desk.keys("Control+Enter")
        desk.shows("#toasts", "已送签")
    signers = [
        (each.step.position, each.signer) for each in Signing.objects.select_related("step", "signer").order_by("step__position", "place")
    ]
    assert signers == [(1, ann), (1, bo), (2, tom), (2, bo)]


DROP = """([name, bytes]) => {
    const carried = new DataTransfer();
    carried.items.add(new File([new Uint8Array(bytes)], name, {type: "application/pdf"}));
    for (const kind of ["dragenter", "dragover", "drop"])
        document.body.dispatchEvent(new DragEvent(kind, {dataTransfer: carried, bubbles: true, cancelable: true}));
}"""


def test_a_file_dropped_on_the_list_is_registered_with_its_name_read(
    browser: Browser, live_server: LiveServer, unsent: Document, rita: Person
) -> None:
    with office(browser, live_server.url, rita, language="zh-hans") as desk:
        page = desk.open("/documents/").page
        page.evaluate(DROP, ["云街办[2026] 15号_关于开展消防演练的通知.pdf", list(PDF)])
        page.wait_for_url("**/documents/new/")
        expect(page.locator("#id_subject")).to_have_value("关于开展消防演练的通知")
        expect(page.locator("#id_source_number")).to_have_value("云街办〔2026〕15号")
        expect(page.locator(".fd-pick")).to_contain_text("选择文件")
        expect(page.locator(".fd-pick")).to_contain_text("消防演练")
        expect(page.locator("#id_source")).to_be_focused()
        desk.type("云山街道办事处")
        desk.keys("Control+Enter")
        desk.shows("h1", "关于开展消防演练的通知")
    made = Document.objects.latest("pk")
    assert Attachment.objects.about(made).get().name.endswith("通知.pdf")
