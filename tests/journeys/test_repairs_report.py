"""Ann scans a code and reports in three taps, photos go one by one through a bad connection, Bo says “me too”, it is repaired and rated."""

from io import BytesIO

import pytest
from django.core.files.storage import default_storage
from django.utils import timezone
from PIL import Image
from playwright.sync_api import Browser, Page, Route, expect
from pytest_django.live_server_helper import LiveServer

from frontdesk.files.models import Attachment
from frontdesk.people.models import Person
from frontdesk.places.models import Place
from repairs.actions import progress
from repairs.models import Follower, Rating, Ticket
from tests.factories.repairs import a_category, a_spot, a_team
from tests.journeys.looks import WIDE
from tests.journeys.offices import Office, office, the_worker_runs
from tests.sample_files import HEIC, planted_jpeg

# Taps on the page, over all pages that follow; choosing a photo and typing are none.
COUNTED = """addEventListener("click", (event) => {
    if (!event.isTrusted || event.target.closest("input[type=file], .rp-photo, textarea")) return;
    sessionStorage.taps = Number(sessionStorage.taps || 0) + 1;
}, true)"""


@pytest.fixture
def pantry(transactional_db: None, ann: Person, bo: Person, olga: Person, tom: Person) -> Place:
    the_worker_runs()
    a_category("building", "水和管道", safety=["放置防滑警示牌"])
    a_category("network", "网络和电话")
    a_team(olga, tom)
    return a_spot("茶水间")


def large(orientation: int) -> bytes:
    """A photo of a phone: 3000 pixels long, held sideways, with a place in it."""
    out = BytesIO()
    exif = Image.Exif()
    exif[0x0112] = orientation
    Image.new("RGB", (3000, 1500), (200, 120, 40)).save(out, "JPEG", exif=exif)
    return out.getvalue()


def photo(name: str, data: bytes) -> dict[str, object]:
    return {"name": name, "mimeType": "image/jpeg", "buffer": data}


def size_of(kept: Attachment) -> tuple[int, int]:
    with default_storage.open(kept.stored_as) as file, Image.open(file) as made:
        return made.size


def through_a_bad_connection(page: Page) -> list[str]:
    """The first try to send a photo is lost; which addresses were tried."""
    tried: list[str] = []

    def lose_the_first(route: Route) -> None:
        tried.append(route.request.url)
        route.abort() if len(tried) == 1 else route.continue_()

    page.route("**/photos/", lose_the_first)
    return tried


def report(phone: Office, place: Place) -> None:
    page = phone.open(f"/repairs/new/?at={place.token}").page
    page.evaluate(COUNTED)
    page.locator(".rp-tile", has_text="水和管道").tap()
    page.get_by_label("放置防滑警示牌").tap()
    page.locator("input[capture]").set_input_files([photo("IMG_1.jpg", large(6))])
    page.locator("input[multiple]").set_input_files([photo("IMG_2.HEIC", HEIC)])
    expect(page.locator(".rp-thumbs li")).to_have_count(2)
    page.get_by_label("具体是什么问题").fill("洗手台下面漏水")
    assert page.evaluate(WIDE) is False
    page.get_by_role("button", name="提交报修").tap()
    phone.shows("h1", "茶水间")


def test_three_taps_me_too_repaired_and_rated(
    browser: Browser, live_server: LiveServer, pantry: Place, ann: Person, bo: Person, tom: Person
) -> None:
    with office(browser, live_server.url, ann, size="phone", language="zh-hans") as phone:
        tried = through_a_bad_connection(phone.page)
        phone.harmless = "ERR_FAILED"
        report(phone, pantry)
        taps = int(phone.page.evaluate("sessionStorage.taps"))
    ticket = Ticket.objects.get()
    sides = [size_of(each) for each in Attachment.objects.about(ticket).order_by("pk")]
    assert (taps, len(tried), sides) == (3, 3, [(1000, 2000), (48, 64)])  # shrunk and upright; what this browser can't read goes as it is
    assert (ticket.words, ticket.safety_ticks.count()) == ("洗手台下面漏水", 1)

    with office(browser, live_server.url, bo, size="phone", language="zh-hans") as phone:
        page = phone.open(f"/repairs/new/?at={pantry.token}").page
        page.get_by_role("button", name="提交报修").tap()
        phone.shows(".rp-what .fd-error", "请选择哪里出了问题")  # beside the field
        page.locator(".rp-tile", has_text="水和管道").tap()
        page.get_by_role("button", name="我也遇到").tap()
        phone.shows("#toasts", "已关注")
    assert Follower.objects.get().person == bo

    Ticket.objects.update(team=a_team(tom).pk)
    progress.resolve(ticket, words="换了角阀", by=tom, now=timezone.now())
    with office(browser, live_server.url, ann, size="phone", language="zh-hans") as phone:
        phone.open(ticket.get_absolute_url()).page.get_by_role("button", name="已修好").tap()
        phone.page.get_by_label("5 星").check(force=True)
        phone.page.get_by_role("button", name="提交评价").tap()
        phone.shows("#toasts", "谢谢您的评价")
    assert Rating.objects.get().stars == 5


def test_without_javascript_it_is_one_form(browser: Browser, live_server: LiveServer, pantry: Place, ann: Person) -> None:
    with office(browser, live_server.url, ann, size="phone", language="zh-hans", java_script_enabled=False) as phone:
        page = phone.open(f"/repairs/new/?at={pantry.token}").page
        page.locator(".rp-tile", has_text="水和管道").tap()
        page.get_by_label("放置防滑警示牌").check()  # shown by the chosen category, without a script
        page.locator("input[multiple]").set_input_files([photo("IMG_1.jpg", planted_jpeg(b"ThirteenChars"))])
        page.get_by_role("button", name="提交报修").tap()
        phone.shows("h1", "茶水间")
    assert Attachment.objects.about(Ticket.objects.get()).count() == 1
