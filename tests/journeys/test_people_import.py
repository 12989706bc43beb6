"""A directory by file in a browser: what would change is seen, the worker is watched, and a slow export says that it is made."""

import time
from io import BytesIO
from typing import Any

import pytest
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from frontdesk.excel.write import write
from frontdesk.people import importing as worker
from frontdesk.people.models import PeopleImport, Person
from frontdesk.web import export as exports
from tests.counts import count
from tests.frontdesk.people.test_importing import somebody, workbook
from tests.journeys.looks import misread
from tests.journeys.offices import Office, office

WORDS = {
    "en": {
        "import": "Import",
        "preview": "Preview",
        "file": "Spreadsheet (.xlsx)",
        "wrong": "A mobile has 11 digits",
        "go": "Import 61 rows",
        "waits": "Waits for the worker",
        "works": "Being worked out",
        "writes": "Being written",
        "done": "60 new colleagues · 1 changed · 0 unchanged",
    },
    "zh-hans": {
        "import": "导入",
        "preview": "预览",
        "file": "表格文件（.xlsx）",
        "wrong": "手机号为 11 位数字",
        "go": "导入 61 行",
        "waits": "等待后台进程",
        "works": "正在核算",
        "writes": "正在写入",
        "done": "新增 60 人 · 变更 1 人 · 未变 0 人",
    },
}


def upload(desk: Office, words: dict[str, str], file: BytesIO) -> None:
    sent: Any = {"name": "people.xlsx", "mimeType": exports.XLSX, "buffer": file.getvalue()}
    desk.page.get_by_label(words["file"]).set_input_files(sent)
    desk.page.get_by_role("button", name=words["preview"]).click()


def seen_well(desk: Office) -> list[object]:
    """What somebody could not read or reach here."""
    return misread(desk.page)


@pytest.mark.parametrize(("language", "theme", "size"), [("zh-hans", "dark", "phone"), ("en", "light", "desktop")][: count(2, 1)])
def test_a_file_is_mended_seen_confirmed_and_followed_to_its_end(
    browser: Browser, live_server: LiveServer, transactional_db: None, olga: Person, ann: Person, language: str, theme: str, size: str
) -> None:
    words = WORDS[language]
    changed = {"staff_number": ann.staff_number, "username": "ann", "name": "安宁", "name_en": "Ann An", "department": "产品部"}
    changed |= {"extension": "8021", "email": ann.email, "stand_in": ann.stand_in.staff_number, "roles": "employee"}
    rows = [somebody(number, department="Product", title="工程师", mobile="13800000001") for number in range(60)]
    with office(browser, live_server.url, olga, size=size, language=language, theme=theme) as desk:
        desk.open("/people/").page.locator(".fd-head-side").get_by_role("link", name=words["import"], exact=True).click()
        desk.page.wait_for_url("**/people/import/")
        assert seen_well(desk) == []
        upload(desk, words, workbook(somebody(1, mobile="12"), changed))
        desk.shows("main [role=alert]", words["wrong"])
        assert seen_well(desk) == []
        upload(desk, words, workbook(*rows, changed))
        expect(desk.page.locator(".fd-import-table tbody tr")).to_have_count(50)
        assert seen_well(desk) == []
        desk.page.locator("a[rel=next]").click()
        desk.shows(".fd-import-table", "安宁")
        desk.page.get_by_role("button", name=words["go"]).click()
        desk.shows("#import", words["waits"])
        job = PeopleImport.objects.latest("pk")
        worker.claim(job.pk, now=job.confirmed_at)
        PeopleImport.objects.filter(pk=job.pk).update(done=20)
        desk.shows("#import", words["works"], within=5_000)
        assert (desk.page.locator("progress").get_attribute("value"), seen_well(desk)) == ("32", [])
        PeopleImport.objects.filter(pk=job.pk).update(done=61)
        desk.shows("#import", words["writes"], within=5_000)
        PeopleImport.objects.filter(pk=job.pk).update(leased_until=None)
        assert worker.work(job.pk, clock=lambda: job.confirmed_at)
        desk.shows("#import", words["done"], within=5_000)
        assert seen_well(desk) == []
    assert (Person.objects.get(pk=ann.pk).name, Person.objects.filter(department=ann.department).count()) == ("安宁", 62)


def test_without_javascript_the_page_comes_again_by_itself(
    browser: Browser, live_server: LiveServer, transactional_db: None, olga: Person
) -> None:
    with office(browser, live_server.url, olga, java_script_enabled=False) as desk:
        desk.open("/people/import/")
        upload(desk, WORDS["en"], workbook(somebody(1)))
        desk.page.get_by_role("button", name="Import 1 row").click()
        desk.shows("#import", "Waits for the worker")
        job = PeopleImport.objects.latest("pk")
        assert worker.work(job.pk, clock=lambda: job.confirmed_at)
        desk.shows("#import", "1 new colleague", within=10_000)
        with desk.page.expect_download() as download:
            desk.open("/people/").page.get_by_role("link", name="Export").click()
        assert download.value.suggested_filename == "People.xlsx"


def test_an_export_that_takes_its_time_says_so_until_the_file_is_there(
    browser: Browser, live_server: LiveServer, transactional_db: None, olga: Person, ann: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slow(*args: Any, **more: Any) -> int:
        time.sleep(2)
        return write(*args, **more)

    monkeypatch.setattr(exports, "write", slow)
    with office(browser, live_server.url, olga) as desk:
        button = desk.open("/people/?q=ann").page.locator("a[data-export]")
        expect(button).to_have_text("Export")
        with desk.page.expect_download() as download:
            button.click()
            expect(button).to_have_text("Preparing 1 row …")
            expect(button).to_have_attribute("aria-busy", "true")
            button.click(force=True)  # asks for no second file
        expect(button).to_have_text("Export", timeout=5_000)
        assert (button.get_attribute("aria-busy"), button.get_attribute("href")) == (None, "/people/export/?q=ann")
        expect(desk.page.locator("[data-export-said]")).to_have_text("The file is ready.")
        assert (download.value.suggested_filename, desk.axe()) == ("People.xlsx", [])
