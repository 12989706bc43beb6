"""Every screen, at both sizes and in both languages: big enough to touch and to read, nothing to scroll, nothing axe objects to."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from frontdesk.people.models import Company, Person
from tests.counts import PROVE
from tests.factories.people import PersonFactory
from tests.factories.visitors import badges
from tests.journeys.kiosks import SIZES, ZOOMED, KioskPage, expected_soon, kiosk_page
from visitors.models import Visit

# CI alternates, prove crosses.
VIEWS = [(size, language) for size in SIZES for language in ("zh-hans", "en")] if PROVE else [("landscape", "zh-hans"), ("portrait", "en")]
MEASURE = """() => {
    const box = element => element.getBoundingClientRect();
    const shown = element => box(element).width > 2 && box(element).height > 2;
    const named = element => (element.innerText || element.name || element.className).trim().slice(0, 40);
    const size = element => [Math.round(box(element).width), Math.round(box(element).height)];
    const gaps = ({left, top, right, bottom}) => [left, top, innerWidth - right, innerHeight - bottom];
    const beyond = element => gaps(box(element)).some(gap => gap < -1);
    const over = element => [element.scrollHeight - element.clientHeight, element.scrollWidth - element.clientWidth];
    const dialog = document.querySelector('dialog[open], :popover-open'), scope = dialog || document.body;
    const target = 'button:not(.k-default), a, input:not([type=hidden]):not([type=radio]), label.chip';
    const targets = [...scope.querySelectorAll(target)].filter(shown);
    const texts = [...scope.querySelectorAll('*')].filter(shown)
        .filter(element => [...element.childNodes].some(node => node.nodeType === 3 && node.textContent.trim()))
        .filter(element => !element.closest('.visually-hidden'));
    return {
        small: targets.filter(element => Math.min(...size(element)) < 60).map(element => [named(element), ...size(element)]),
        low: targets.filter(element => element.matches('.primary') && size(element)[1] < 72).map(named),
        tiny: texts.filter(element => parseFloat(getComputedStyle(element).fontSize) < 20).map(named),
        scrolls: [...over(document.documentElement), ...over(document.querySelector('.k-main'))],
        outside: targets.filter(beyond).map(named),
        cut: targets.filter(element => element.matches('.k-btn, .chip, .alt') && over(element)[1] > 1).map(named),
    };
}"""
# Zoomed to 200 %: one may have to scroll down, never aside, and everything can be reached.
REACH = """async () => {
    const scope = document.querySelector('dialog[open]') || document.body, box = element => element.getBoundingClientRect();
    const named = element => (element.innerText || element.name || element.className).trim().slice(0, 40);
    const targets = [...scope.querySelectorAll('button:not(.k-default), a, input:not([type=hidden]), label.chip')]
        .filter(element => box(element).width > 2 && getComputedStyle(element).pointerEvents !== 'none');
    const lost = [];
    for (const element of targets) {
        element.scrollIntoView({block: 'center'});
        const {left, top, right, bottom} = box(element), hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
        const whole = left >= -1 && right <= innerWidth + 1;
        if (!whole || !hit || !(element.contains(hit) || hit.contains(element))) lost.push(named(element));
    }
    const head = box(document.querySelector('.k-head')), over = Math.max(0, head.bottom - box(document.querySelector('.k-main')).top);
    return {wide: document.documentElement.scrollWidth - innerWidth, lost, over};
}"""
# Nothing moves any more: an animation of seconds (a bar that runs out) does not count.
STILL = """() => Promise
    .all(document.getAnimations().filter(each => each.effect.getComputedTiming().endTime < 2000).map(each => each.finished))
    .then(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done()))), () => {})"""
REACHED = {"wide": 0, "lost": [], "over": 0}
# What has an edge when the reader's own few colours stand: the width of its border and whether that is seen on the ground.
EDGES = """(selectors) => Object.fromEntries(selectors.map(selector => {
    const style = getComputedStyle(document.querySelector(selector)), ground = getComputedStyle(document.body).backgroundColor;
    return [selector, style.borderTopStyle !== 'none' && parseFloat(style.borderTopWidth) >= 1 && style.borderTopColor !== ground];
}))"""
FINE = {"small": [], "low": [], "tiny": [], "scrolls": [0, 0, 0, 0], "outside": [], "cut": []}


@pytest.fixture(params=VIEWS, ids="-".join)
def kiosk(request: pytest.FixtureRequest, browser: Browser, live_server: LiveServer, ann: Person) -> Iterator[KioskPage]:
    size, language = request.param
    Company.objects.create(name="远山科技", name_en="Yuanshan Tech", desk_phone="021 5555 0100")
    badges(3)
    with kiosk_page(browser, live_server.url, size=size) as page:
        page.open(language)
        yield page


def arriving(kiosk: KioskPage, ann: Person) -> Iterator[str]:
    """From the first screen to the done screen, with everything that can open on the way."""
    visit = expected_soon(ann, place="云杉会议室，18 楼", name="王晓明")
    wrong = f"{visit.code[:5]}{(int(visit.code[5]) + 1) % 10}"
    yield "welcome"
    kiosk.choose(1, "find")
    yield "find"
    kiosk.keys(wrong)
    expect(kiosk.page.locator(".msg")).to_be_visible()
    yield "find, refused"
    kiosk.tap("[formaction='/kiosk/phone/']")
    kiosk.on("phone")
    yield "phone"
    kiosk.keys("0000wang")
    kiosk.tap(".k-foot .go")
    expect(kiosk.page.locator(".msg")).to_be_visible()
    yield "phone, refused"
    kiosk.tap(".k-foot .second")
    kiosk.on("find")
    kiosk.tap("[data-key=clear]")
    kiosk.keys(visit.code)
    kiosk.on("confirm")
    yield "confirm"
    kiosk.tap("[popovertarget=notice]")
    yield "notice"
    kiosk.tap(".k-notice .k-btn")
    kiosk.go_on("done")
    yield "done"


def walking_in(kiosk: KioskPage, ann: Person) -> Iterator[str]:
    for number, name in enumerate(["安睿", "安若宁", "阿卜杜热合曼·买买提艾力·阿卜杜热合曼", "安之", "安宁", "安可"]):
        PersonFactory(username=f"a{number}", name=name, department=ann.department)
    kiosk.choose(2, "details")
    yield "details"
    kiosk.fill_details(name="李", phone="138")
    kiosk.page.fill("#email", "li")
    kiosk.tap(".k-foot .go")
    expect(kiosk.page.locator("#email-wrong")).to_be_visible()
    yield "details, refused"
    kiosk.fill_details(name="阿卜杜热合曼·买买提艾力" * 3)
    kiosk.page.fill("#email", "")
    kiosk.tap(".k-foot .go")
    kiosk.on("host")
    yield "host"
    kiosk.keys("a")
    expect(kiosk.page.locator(".k-words")).to_be_visible()
    yield "host, too little"
    kiosk.keys("n")
    expect(kiosk.page.locator(".res button")).to_have_count(5)
    yield "host, five"
    kiosk.tap("[data-key=clear]")
    kiosk.keys(Person.objects.get(name__startswith="阿卜杜").spellings.split()[0][:8])
    expect(kiosk.page.locator(".res button")).to_have_count(1)
    yield "host, a long name"
    kiosk.tap(".res button")
    kiosk.on("consent")
    yield "consent"
    kiosk.tap(".help")
    expect(kiosk.page.locator(".k-said")).to_be_visible()
    yield "told"
    kiosk.go_on("done")
    yield "done, a long name"


def leaving(kiosk: KioskPage, ann: Person) -> Iterator[str]:
    kiosk.walk_in(shown="安然" if kiosk.page.locator("#kiosk").get_attribute("lang") == "zh-hans" else "Ann An")
    number = Visit.objects.get().loans.get().badge.number
    language = kiosk.page.locator("#kiosk").get_attribute("lang")
    kiosk.open(language or "")
    kiosk.choose(3, "leave")
    yield "leave"
    kiosk.keys("A9")
    kiosk.tap(".k-foot .go")
    expect(kiosk.page.locator(".msg")).to_be_visible()
    yield "leave, refused"
    kiosk.tap("[data-key=clear]")
    kiosk.keys(number)
    kiosk.go_on("check_out")
    yield "check out"
    kiosk.go_on("left")
    yield "left"
    kiosk.open(language or "")
    kiosk.tap(".k-foot .second")
    kiosk.on("delivery")
    yield "delivery"
    kiosk.open(language or "")
    kiosk.choose(1, "find")
    kiosk.tap("[data-camera]")
    expect(kiosk.page.locator(".view.is-without")).to_be_visible()
    yield "no camera"
    kiosk.page.evaluate("document.querySelector('#kiosk').dataset.idle = '0'")
    expect(kiosk.page.locator(".k-idle[open]")).to_be_visible()
    yield "still there?"


WAYS = [arriving, walking_in, leaving]


@pytest.mark.parametrize("way", WAYS)
def test_every_screen_can_be_touched_read_and_used_with_a_screen_reader(
    way: Callable[[KioskPage, Person], Iterator[str]], kiosk: KioskPage, ann: Person
) -> None:
    seen = {}
    for screen in way(kiosk, ann):
        kiosk.page.evaluate(STILL)
        seen[screen] = kiosk.page.evaluate(MEASURE) | {"axe": kiosk.axe()}

    assert seen == dict.fromkeys(seen, FINE | {"axe": []})


@pytest.mark.parametrize(
    ("way", "language"),
    [(way, language) for way in WAYS for language in ("zh-hans", "en")] if PROVE else [(walking_in, "en")],
)
def test_zoomed_to_twice_the_size_everything_can_be_reached(
    way: Callable[[KioskPage, Person], Iterator[str]], language: str, browser: Browser, live_server: LiveServer, ann: Person
) -> None:
    badges(3)
    seen = {}
    with kiosk_page(browser, live_server.url) as kiosk:
        kiosk.page.set_viewport_size(ZOOMED)
        kiosk.open(language)
        for screen in way(kiosk, ann):
            kiosk.page.evaluate(STILL)
            seen[screen] = kiosk.page.evaluate(REACH)

    assert seen == dict.fromkeys(seen, REACHED)


def test_in_the_readers_own_colours_everything_keeps_its_edge(browser: Browser, live_server: LiveServer, ann: Person) -> None:
    with kiosk_page(browser, live_server.url, forced_colors="active") as kiosk:
        kiosk.open()
        kiosk.choose(1, "find")
        edges = kiosk.page.evaluate(EDGES, [".code i", ".code i.cur", ".key", ".alt", ".k-btn"])
        kiosk.keys("000000")
        expect(kiosk.page.locator(".msg")).to_be_visible()
        edges |= kiosk.page.evaluate(EDGES, [".msg", ".is-error .code i"])
        ring = kiosk.page.locator(".cells").evaluate("cells => getComputedStyle(cells).outlineStyle")
        kiosk.open()
        kiosk.choose(2, "details")
        edges |= kiosk.page.evaluate(EDGES, [".field", ".chip", ".chip:has(:checked)", ".k-btn.primary"])
        step = kiosk.page.evaluate("getComputedStyle(document.querySelector('.k-steps li'), '::before').borderTopStyle")
        kiosk.page.locator("#name").focus()
        field = kiosk.page.locator(".field").first.evaluate("field => getComputedStyle(field).outlineStyle")

    assert edges == dict.fromkeys(edges, True)
    assert (ring, step, field) == ("solid", "solid", "solid")
