"""A roll call in the minute without network: the list is there, taps keep their time, marshals agree, and logging out leaves nothing."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from frontdesk.people.models import Person
from tests.factories.visitors import arrived_visit, badges
from tests.figures import Figure
from tests.journeys.offices import Office, office, the_worker_runs
from tests.processes import until
from visitors.models import RollCall, RollCallName

NAMES = ["李思远", "唐宁", "高敏", "沈放"]
KEPT = """async () => {
    const kept = [];
    for (const name of await caches.keys())
        for (const each of await (await caches.open(name)).keys()) kept.push(new URL(each.url).pathname);
    return kept;
}"""


@pytest.fixture
def house(transactional_db: None, ann: Person) -> None:
    badges(len(NAMES))
    the_worker_runs()
    for name in NAMES:
        arrived_visit(ann, name=name, phone="", now=timezone.now() - timedelta(hours=1))


FETCH_AGAIN = """async () => {
    const { active } = await navigator.serviceWorker.getRegistration("/visitors/roll-call/");
    for (let times = 0; times < 40; times++) active.postMessage({ keep: ["/visitors/roll-call/"] }, [new MessageChannel().port2]);
}"""


def kept(page: Page) -> set[str]:
    """The pages that this device keeps."""
    return {path for path in page.evaluate(KEPT) if not path.startswith("/static/")}


def tap(marshal: Office, name: str) -> None:
    marshal.page.locator(".rc-row", has_text=name).locator(".rc-tap").click()


def found(marshal: Office) -> set[str]:
    return set(marshal.page.locator(".rc-row.is-safe b").all_inner_texts())


def counts(marshal: Office, many: int) -> None:
    expect(marshal.page.locator("[data-found]")).to_have_text(str(many), timeout=8_000)


@contextmanager
def without_network(marshal: Office) -> Iterator[None]:
    """Meanwhile the browser complains of the network, and may complain of nothing else."""
    marshal.page.context.set_offline(True)
    yield
    marshal.page.context.set_offline(False)
    marshal.faults[:] = [fault for fault in marshal.faults if not fault.startswith(("htmx:", "Failed to load resource"))]


def begun(marshal: Office) -> RollCall:
    """From the desk, which keeps the list, to a roll call that this device keeps as well."""
    marshal.open("/desk/").page.locator("html[data-list-kept]").wait_for()
    assert kept(marshal.page) == {"/visitors/roll-call/"}
    marshal.open("/visitors/roll-call/").page.locator(".rc-red").click()
    marshal.page.locator("#rc-list").wait_for()
    call = RollCall.objects.get()
    marshal.page.locator("html[data-list-kept]").wait_for()
    assert kept(marshal.page) == {"/visitors/roll-call/", call.get_absolute_url()}
    RollCall.objects.update(began_at=call.began_at - timedelta(minutes=10))  # so that a tap of two minutes ago lies within it
    return call


@pytest.mark.service_journey
def test_two_are_found_without_network_a_third_by_another_marshal_and_the_report_equals_the_list(
    browser: Browser, live_server: LiveServer, rita: Person, olga: Person, house: None, figure: Figure
) -> None:
    with office(browser, live_server.url, rita) as first, office(browser, live_server.url, olga, size="phone") as second:
        first.page.clock.install()
        call = begun(first)
        with without_network(first):
            first.page.reload()
            taken = datetime.fromtimestamp(int(first.page.locator("#roll-call").get_attribute("data-taken") or 0) / 1000, UTC)
            assert timezone.now() - taken < timedelta(minutes=1)
            first.shows("#rc-offline", f"Offline, snapshot of {timezone.localtime(taken):%H:%M}")
            assert set(first.page.locator(".rc-row b").all_inner_texts()) == set(NAMES)
            tapped = []
            for name in NAMES[:2]:
                tapped.append(timezone.now())
                tap(first, name)
                first.page.clock.fast_forward(60_000)
            first.shows("#rc-offline", "Taps are kept on this device and sent when the network is back: 2.")
            first.page.reload()  # they outlive the page
            counts(first, 2)
            assert not RollCallName.objects.filter(safe_at__isnull=False).exists()
        assert until(lambda: RollCallName.objects.filter(safe_at__isnull=False).count() == 2, 8)
        names = {name.visit.name: name for name in RollCallName.objects.select_related("visit")}
        late = [abs((tapped[at] - timedelta(minutes=2 - at) - names[NAMES[at]].safe_at).total_seconds()) for at in range(2)]
        assert max(late) < 10  # of a page whose clock went on by two minutes
        expect(first.page.locator("#rc-offline")).to_be_hidden()

        second.open(call.get_absolute_url())
        counts(second, 2)
        tap(second, NAMES[2])
        counts(first, 3)
        assert found(first) == found(second) == set(NAMES[:3])
        second.page.get_by_text("End roll call").click()
        second.page.get_by_role("button", name="End now").click()
        for marshal in (first, second):
            marshal.shows(".rc-figures", "3/4")  # where it only stayed open as well
            assert marshal.page.locator(".rc-lost b").all_inner_texts() == [NAMES[3]]
            assert marshal.page.locator(".rc-lost + .fd-card + .fd-card tbody tr").count() == len(NAMES)
        figure(f"taps without network are at most {max(late):.1f} s off their own time")


def test_logging_out_leaves_nothing_of_the_list_on_the_device(browser: Browser, live_server: LiveServer, rita: Person, house: None) -> None:
    with office(browser, live_server.url, rita) as marshal:
        marshal.open("/desk/").page.locator("html[data-list-kept]").wait_for()
        assert kept(marshal.page) == {"/visitors/roll-call/"}
        marshal.page.evaluate(FETCH_AGAIN)  # what is under way as somebody logs out is not kept either
        marshal.page.locator("summary", has_text="Rita Lin").click()
        marshal.page.get_by_role("button", name="Log out").click()
        marshal.page.locator("html[data-list-forgotten] #log-in").wait_for()
        marshal.page.wait_for_function(f"async () => !(await ({KEPT})()).length")
        assert marshal.page.evaluate("JSON.stringify(localStorage)") == "{}"
        with without_network(marshal):
            marshal.open("/visitors/roll-call/").shows("body", "No network, and this device has no list")


def test_a_call_begun_without_network_becomes_one_of_the_office(
    browser: Browser, live_server: LiveServer, rita: Person, house: None
) -> None:
    with office(browser, live_server.url, rita, size="phone") as marshal:
        marshal.harmless = "ERR_INTERNET_DISCONNECTED"
        marshal.open("/desk/").page.locator("html[data-list-kept]").wait_for()
        marshal.page.context.set_offline(True)
        marshal.open("/visitors/roll-call/").shows("#rc-offline", "You can begin: tap who you see")
        marshal.page.locator("#rc-drill").check()
        marshal.page.locator(".rc-red").click()
        for name in NAMES[:2]:
            tap(marshal, name)
        counts(marshal, 2)
        marshal.page.reload()  # begun and tapped, it outlives the page
        counts(marshal, 2)
        assert not RollCall.objects.exists()
        began = timezone.now()
        marshal.page.context.set_offline(False)
        marshal.page.locator("#rc-list").wait_for()
        counts(marshal, 2)
        call = RollCall.objects.get()
        assert (call.is_drill, call.began_at < began, call.figures) == (True, True, {"people": 4, "found": 2})
        assert marshal.page.evaluate("Object.keys(localStorage).filter((key) => key.includes('roll-call'))") == []
