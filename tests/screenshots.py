"""`make screenshots`: pictures of the running product, every page in both languages, light and dark, at the sizes people use.

All go to var/pictures; the two that the README shows are copied to docs/pictures.
A picture of a page that answers with an error stops the run.
"""

import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from frontdesk.scene_names import PASSWORD
from tests.browsers import QUIET, SYSTEM
from tests.processes import ROOT, Serve, page, until

PICTURES = ROOT / "var" / "pictures"
DESKTOP, TOUCH, PHONE = (1440, 900), (1280, 800), (390, 844)
KIOSKS = {"landscape": (1280, 800), "portrait": (1080, 1920)}
LANGUAGES = {"zh": "zh-hans", "en": "en"}
# who, address, size, name
STAFF = [
    ("rita", "/desk/", DESKTOP, "1-desk"),
    ("rita", "/desk/?visit={waiting}", DESKTOP, "1-desk-pane"),
    ("rita", "/desk/", TOUCH, "1-desk-touch"),
    ("rita", "/visitors/", DESKTOP, "2-visits"),
    ("rita", "/visitors/visits/{waiting}/", DESKTOP, "2-visit"),
    ("rita", "/visitors/visits/walk-in/", DESKTOP, "2-walk-in"),
    ("rita", "/visitors/kiosks/", DESKTOP, "2-kiosks"),
    ("rita", "/visitors/badges/", DESKTOP, "2-badges"),
    ("rita", "/people/", DESKTOP, "3-people"),
    ("olga", "/people/{olga}/", DESKTOP, "3-person"),
    ("olga", "/people/roles/", DESKTOP, "3-roles"),
    ("olga", "/people/departments/", DESKTOP, "3-departments"),
    ("ann", "/people/", PHONE, "10-people"),
    ("charlie", "/people/duty/", PHONE, "10-duty"),
    ("rita", "/search/?q=wang", DESKTOP, "3-search"),
    ("olga", "/journal/", DESKTOP, "5-journal"),
    ("olga", "/settings/", DESKTOP, "5-settings"),
    ("olga", "/settings/places/", DESKTOP, "5-places"),
    ("olga", "/settings/places/labels/", DESKTOP, "5-labels"),
    ("olga", "/journal/", PHONE, "10-journal"),
    ("olga", "/rules/", DESKTOP, "4-rules"),
    ("olga", "/rules/visitors.visit_thanks/", DESKTOP, "4-rule"),
    ("olga", "/rules/timeline/", DESKTOP, "4-timeline"),
    ("olga", "/workdays/", DESKTOP, "4-workdays"),
    ("olga", "/workdays/2026-10-10/", DESKTOP, "4-workday"),
    ("olga", "/settings/notices/", DESKTOP, "4-notices"),
    ("olga", "/settings/notices/texts/", DESKTOP, "4-texts"),
    ("olga", "/settings/notices/texts/visitors.visit_thanks/zh-hans/", DESKTOP, "4-text"),
    ("olga", "/todos/on-time/", DESKTOP, "4-on-time"),
    ("rita", "/todos/?whose=desk", DESKTOP, "1-todos"),
    ("ann", "/todos/", PHONE, "10-todos"),
    ("ann", "/todos/absences/", PHONE, "10-away"),
    ("ann", "/settings/my-notices/", PHONE, "10-my-notices"),
    ("olga", "/rules/visitors.host_answer/", PHONE, "10-rule"),
    ("olga", "/workdays/", PHONE, "10-workdays"),
    ("ann", "/", PHONE, "10-my-day"),
    ("ann", "/visitors/visits/new/", PHONE, "10-invite"),
    ("ann", "/visitors/visits/{waiting}/answer/", PHONE, "11-arrival"),
    ("ann", "/visitors/", PHONE, "10-visits"),
    ("ann", "/inbox/", PHONE, "10-inbox"),
    ("charlie", "/", PHONE, "10-no-rights"),
    ("rita", "/visitors/visits/{on_site}/", DESKTOP, "6-visit-on-site"),
    ("rita", "/visitors/visits/{on_site}/leave/", DESKTOP, "6-leave"),
    ("rita", "/visitors/waiting/", DESKTOP, "6-waiting"),
    ("rita", "/visitors/waiting/", TOUCH, "6-waiting-touch"),
    ("rita", "/visitors/requests/", DESKTOP, "6-requests"),
    ("rita", "/visitors/requests/{request}/", DESKTOP, "6-request"),
    ("rita", "/visitors/requests/new/", DESKTOP, "6-request-new"),
    ("rita", "/visitors/groups/", DESKTOP, "6-groups"),
    ("rita", "/visitors/groups/{group}/", DESKTOP, "6-group"),
    ("rita", "/visitors/groups/new/", DESKTOP, "6-group-new"),
    ("rita", "/visitors/recurring/", DESKTOP, "6-recurring"),
    ("rita", "/visitors/recurring/{pass}/", DESKTOP, "6-recurring-pass"),
    ("rita", "/visitors/recurring/new/", DESKTOP, "6-recurring-new"),
    ("rita", "/visitors/welcome/", DESKTOP, "6-welcome"),
    ("rita", "/visitors/messages/", DESKTOP, "6-messages"),
    ("rita", "/visitors/messages/{message}/", DESKTOP, "6-message"),
    ("rita", "/visitors/messages/new/", DESKTOP, "6-message-new"),
    ("rita", "/visitors/badges/print/?visit={on_site}", DESKTOP, "6-badge-print"),
    ("rita", "/visitors/roll-call/", DESKTOP, "7-roll-call"),
    ("rita", "/visitors/roll-call/{call}/", DESKTOP, "7-roll-call-report"),
    ("rita", "/visitors/refusals/", DESKTOP, "7-refusals"),
    ("rita", "/visitors/refusals/new/", DESKTOP, "7-refusal-new"),
    ("olga", "/visitors/watch-list/", DESKTOP, "7-watch-list"),
    ("olga", "/visitors/watch-list/new/", DESKTOP, "7-watch-new"),
    ("olga", "/visitors/register/", DESKTOP, "7-register"),
    ("olga", "/visitors/accuracy/", DESKTOP, "7-accuracy"),
    ("olga", "/visitors/types/", DESKTOP, "7-types"),
    ("olga", "/visitors/types/{type}/", DESKTOP, "7-type"),
    ("olga", "/reports/", DESKTOP, "8-month"),
    ("olga", "/reports/", PHONE, "11-month"),
    ("ann", "/visitors/visits/{vip}/vip/", DESKTOP, "7-vip"),
    ("ann", "/visitors/visits/{vip}/vip/", PHONE, "11-vip"),
    ("ann", "/visitors/visits/{vip}/", PHONE, "11-visit"),
    ("ann", "/visitors/groups/", PHONE, "11-groups"),
    ("ann", "/visitors/groups/new/", PHONE, "11-group-new"),
    ("ann", "/visitors/recurring/new/", PHONE, "11-recurring-new"),
    ("ann", "/visitors/messages/", PHONE, "11-messages"),
    ("ann", "/visitors/messages/{message}/", PHONE, "11-message"),
    ("ann", "/visit-us/", PHONE, "12-visit-us"),
    ("ann", "/visit-us/", DESKTOP, "12-visit-us-wide"),
    ("ann", "/visit-us/thanks/", PHONE, "12-visit-us-thanks"),
    ("ann", "/supplies/", PHONE, "13-catalogue"),
    ("ann", "/supplies/", DESKTOP, "13-catalogue-wide"),
    ("ann", "/supplies/demand/{demand}/", PHONE, "13-demand"),
    ("rita", "/supplies/requisitions/new/?n_{item}=2", PHONE, "13-basket"),
    ("rita", "/supplies/handouts/new/?department={handing}", TOUCH, "13-hand-out"),
    ("rita", "/supplies/stock/", DESKTOP, "13-stock"),
    ("rita", "/supplies/ledger/", DESKTOP, "13-ledger"),
    ("rita", "/supplies/stocktakes/{counting}/count/", PHONE, "13-count"),
    ("rita", "/supplies/stocktakes/{counting}/", PHONE, "13-stocktake"),
    ("olga", "/supplies/demand/rounds/{round}/", DESKTOP, "14-round"),
    ("olga", "/supplies/plans/{plan}/", DESKTOP, "14-plan"),
    ("olga", "/supplies/plans/{plan}/quotes/", DESKTOP, "14-quotes"),
    ("olga", "/supplies/orders/{order}/", DESKTOP, "14-order"),
    ("olga", "/supplies/receipts/{receipt}/", DESKTOP, "14-receipt"),
    ("olga", "/supplies/suppliers/", DESKTOP, "14-suppliers"),
    ("olga", "/supplies/costs/", DESKTOP, "14-costs"),
    ("olga", "/supplies/reports/{report}/", DESKTOP, "14-report"),
    ("ann", "/repairs/new/", PHONE, "15-report"),
    ("ann", "/repairs/", PHONE, "15-tickets"),
    ("ann", "/repairs/{reported}/", PHONE, "15-ticket"),
    ("ann", "/repairs/{repaired}/", PHONE, "15-confirm"),
    ("tom", "/repairs/work/", PHONE, "15-work"),
    ("tom", "/repairs/work/{mine}/", PHONE, "15-work-ticket"),
    ("tom", "/repairs/work/{mine}/finish/", PHONE, "15-finish"),
    ("tom", "/repairs/work/{mine}/parts/", PHONE, "15-parts"),
    ("tom", "/repairs/queue/", PHONE, "15-queue"),
    ("rita", "/repairs/queue/", DESKTOP, "15-queue-desk"),
    ("rita", "/repairs/rounds/", PHONE, "15-rounds"),
    ("rita", "/repairs/rounds/{inspection}/", PHONE, "15-round"),
    ("olga", "/repairs/queue/", DESKTOP, "16-queue"),
    ("olga", "/repairs/queue/?give={queued}#give_to", DESKTOP, "16-queue-give"),
    ("olga", "/repairs/{queued}/", DESKTOP, "16-lead"),
    ("olga", "/repairs/summary/{summed}/", DESKTOP, "16-summary"),
    ("olga", "/repairs/recurring/", DESKTOP, "16-recurring"),
    ("olga", "/repairs/hand-offs/", DESKTOP, "16-hand-offs"),
    ("olga", "/repairs/rounds/history/", DESKTOP, "16-rounds"),
    ("olga", "/repairs/checklists/{checklist}/", DESKTOP, "16-checklist"),
    ("olga", "/repairs/teams/{team}/", DESKTOP, "16-team"),
    ("olga", "/repairs/routes/", DESKTOP, "16-routes"),
    ("olga", "/repairs/categories/", DESKTOP, "16-categories"),
    ("olga", "/repairs/things/labels/", DESKTOP, "16-labels"),
    ("ann", "/documents/{to_sign}/", PHONE, "18-sign"),
    ("bo", "/documents/{to_sign}/", DESKTOP, "18-sign-wide"),
    ("rita", "/documents/", DESKTOP, "18-documents"),
    ("rita", "/documents/", PHONE, "18-documents-phone"),
    ("rita", "/documents/new/", DESKTOP, "18-register"),
    ("rita", "/documents/{sent_back}/", DESKTOP, "18-sent-back"),
    ("rita", "/documents/{unsent}/sign-off/", DESKTOP, "18-sign-off"),
    ("olga", "/documents/?register=confidential", DESKTOP, "18-confidential"),
    ("olga", "/documents/clearances/", DESKTOP, "18-clearances"),
]
# the name in an address: the page whose first link of this kind it is
FIRST = {
    "olga": ("/people/?q=olga", r"/people/(\d+)/"),
    "waiting": ("/visitors/?state=waiting", r"/visits/(\d+)/"),
    "on_site": ("/visitors/?state=on_site", r"/visits/(\d+)/"),
    "vip": ("/visitors/?q=13600005501", r"/visits/(\d+)/"),
    "request": ("/visitors/requests/", r"/requests/(\d+)/"),
    "group": ("/visitors/groups/", r"/groups/(\d+)/"),
    "pass": ("/visitors/recurring/", r"/recurring/(\d+)/"),
    "message": ("/visitors/messages/", r"/messages/(\d+)/"),
    "call": ("/visitors/roll-call/", r"/roll-call/(\d+)/"),
    "type": ("/visitors/types/", r"/types/(\d+)/"),
    "demand": ("/supplies/demand/", r"/demand/(\d+)/"),
    "item": ("/supplies/items/", r"/supplies/items/(\d+)/"),
    "handing": ("/supplies/handouts/new/", r"department=(\d+)"),
    "counting": ("/supplies/stocktakes/?state=counting", r"/stocktakes/(\d+)/"),
    "round": ("/supplies/demand/", r"/rounds/(\d+)/"),
    "plan": ("/supplies/plans/?sort=-month", r"/plans/(\d+)/"),
    "order": ("/supplies/orders/", r"/orders/(\d+)/"),
    "receipt": ("/supplies/receipts/", r"/receipts/(\d+)/"),
    "report": ("/supplies/reports/", r"/reports/(\d+)/"),
    "reported": ("/repairs/?state=running", r"/repairs/(BX-\d+-\d+)/"),
    "repaired": ("/repairs/?state=unconfirmed", r"/repairs/(BX-\d+-\d+)/"),
    "mine": ("/repairs/work/", r"/work/(BX-\d+-\d+)/"),
    "queued": ("/repairs/queue/", r"/repairs/(BX-\d+-\d+)/"),
    "summed": ("/repairs/summary/", r"/summary/([\d-]{10})/"),
    "inspection": ("/repairs/rounds/", r"/rounds/(\d+)/"),
    "checklist": ("/repairs/checklists/", r"/checklists/(\d+)/"),
    "team": ("/repairs/teams/", r"/teams/(\d+)/"),
    "to_sign": ("/documents/?state=mine", r"/documents/(\d+)/"),
    "sent_back": ("/documents/?state=returned", r"/documents/(\d+)/"),
    "unsent": ("/documents/?state=unsent", r"/documents/(\d+)/"),
}
# who, where they begin, the links that they follow to a page that shows the secret link, that link, the name of the picture
TICKET = r"(/repairs/BX-\d+-\d+/)"
SECRET = [
    ("ann", "/repairs/?state=running&whose=mine", (TICKET,), r"(/repairs/s/[^/]+/)", "17-status"),
    (
        *("tom", "/repairs/hand-offs/?state=out"),
        *((r"(/repairs/hand-offs/\d+/)", TICKET, r"(/repairs/work/BX-\d+-\d+/)"), r"(/repairs/h/[^/]+/)", "17-contractor"),
    ),
]


@contextmanager
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(args=["--no-sandbox", *QUIET], **({"executable_path": SYSTEM} if SYSTEM else {}))
        yield launched
        launched.close()


def opened(chromium: Browser, serve: Serve, size: tuple[int, int], theme: str = "light") -> Page:
    context = chromium.new_context(
        viewport={"width": size[0], "height": size[1]}, locale="zh-CN", timezone_id="Asia/Shanghai", reduced_motion="reduce"
    )
    context.add_cookies([{"name": "frontdesk_theme", "value": theme, "url": serve.address}])
    return context.new_page()


def log_in(tab: Page, serve: Serve, who: str) -> None:
    tab.goto(f"{serve.address}/accounts/login/")
    tab.fill("[name=login]", who)
    tab.fill("[name=password]", PASSWORD)
    tab.press("[name=password]", "Enter")
    tab.wait_for_url(lambda address: "/accounts/" not in address)


def choose_language(tab: Page, serve: Serve, language: str) -> None:
    token = next(cookie["value"] for cookie in tab.context.cookies() if cookie["name"] == "frontdesk_csrf")
    tab.request.post(
        f"{serve.address}/language/", form={"language": language, "csrfmiddlewaretoken": token}, headers={"referer": serve.address}
    )


def shoot(tab: Page, name: str) -> None:
    tab.wait_for_timeout(250)
    tab.screenshot(path=PICTURES / f"{name}.png")
    print(f"  {name}")


def open_a_count(chromium: Browser, serve: Serve) -> None:
    """A quick count of one category, for the picture of counting."""
    tab = opened(chromium, serve, DESKTOP)
    log_in(tab, serve, "rita")
    tab.goto(f"{serve.address}/supplies/stocktakes/new/")
    tab.locator("main details summary").first.click()
    tab.locator("[name=categories]").first.check()
    tab.locator("main form button.btn-primary").click()
    tab.wait_for_url(re.compile(r"/stocktakes/\d+/$"))
    tab.context.close()


def staff(chromium: Browser, serve: Serve) -> None:
    for theme in ("light", "dark"):
        for who in dict.fromkeys(row[0] for row in STAFF):
            tab = opened(chromium, serve, DESKTOP, theme)
            log_in(tab, serve, who)
            for short, language in LANGUAGES.items():
                choose_language(tab, serve, language)
                mine = [row for row in STAFF if row[0] == who]
                named = {name for row in mine for name in re.findall(r"{(\w+)}", row[1])}
                places = {name: found_in(tab, serve, *FIRST[name]) for name in sorted(named)}
                for _who, address, size, name in mine:
                    tab.set_viewport_size({"width": size[0], "height": size[1]})
                    answer = tab.goto(serve.address + address.format(**places))
                    assert answer.status == 200, (address, answer.status)
                    shoot(tab, f"{name}.{short}{'-dark' if theme == 'dark' else ''}")
            tab.context.close()


def strangers(chromium: Browser, serve: Serve) -> None:
    """What the holder of a secret link sees on a phone."""
    for who, begins, links, secret, name in SECRET:
        member, address = opened(chromium, serve, PHONE), begins
        log_in(member, serve, who)
        for link in links:
            address = found_in(member, serve, address, link)
        member.goto(serve.address + address)
        found = re.search(secret, member.content())
        assert found, (who, member.url)
        member.context.close()
        for theme in ("light", "dark"):
            tab = opened(chromium, serve, PHONE, theme)
            for short, language in LANGUAGES.items():
                tab.goto(f"{serve.address}{found[1]}?language={language}")
                shoot(tab, f"{name}.{short}{'-dark' if theme == 'dark' else ''}")
            tab.context.close()


def found_in(tab: Page, serve: Serve, address: str, path: str) -> str:
    """The id in the first link of a page that looks like this."""
    tab.goto(serve.address + address)
    links = [link.get_attribute("href") or "" for link in tab.locator("main a[href]").all()]
    return next(found[1] for link in links if (found := re.search(path, link)))


def kiosk(chromium: Browser, serve: Serve) -> None:
    code = re.search(r"pairing code (\d{4}) (\d{4})", serve.said())
    assert code
    tab = opened(chromium, serve, KIOSKS["landscape"])
    tab.goto(f"{serve.address}/kiosk/")
    shoot(tab, "00-pair.zh.landscape")
    tab.fill("[name=code]", code[1] + code[2])
    tab.press("[name=code]", "Enter")
    tab.wait_for_selector("[data-screen=welcome]")
    for shape, size in KIOSKS.items():
        tab.set_viewport_size({"width": size[0], "height": size[1]})
        for short, language in LANGUAGES.items():
            walk_the_kiosk(tab, serve, f"{short}.{shape}", language)


def walk_the_kiosk(tab: Page, serve: Serve, ending: str, language: str) -> None:
    """Every screen once."""
    tab.goto(f"{serve.address}/kiosk/")
    tab.click(f"button[name=switch][value={language}]")
    tab.wait_for_selector(f"#kiosk[lang={language}]")
    shoot(tab, f"01-welcome.{ending}")
    tab.click(".w-card >> nth=0")
    tab.wait_for_selector("[data-screen=find]")
    tab.keyboard.type("407")
    shoot(tab, f"02-find.{ending}")
    tab.keyboard.type("291")
    tab.wait_for_selector("[role=alert]")
    shoot(tab, f"09-error.{ending}")
    tab.goto(f"{serve.address}/kiosk/")
    tab.click(f"button[name=switch][value={language}]")
    tab.wait_for_selector(f"#kiosk[lang={language}]")
    tab.click(".w-card >> nth=1")
    tab.wait_for_selector("[data-screen=details]")
    tab.fill("[name=name]", "李思远")
    tab.fill("[name=phone]", "138 0000 6612")
    shoot(tab, f"04-walkin.{ending}")
    tab.click(".k-foot .go")
    tab.wait_for_selector("[data-screen=host]")
    tab.keyboard.type("an", delay=120)  # as a person; faster would be a scanner
    tab.wait_for_selector(".res button, .res a")
    shoot(tab, f"05-host.{ending}")
    tab.click(".res button, .res a")
    tab.wait_for_selector("[data-screen=consent]")
    shoot(tab, f"06-consent.{ending}")
    tab.click(".k-foot .go")
    tab.wait_for_selector("[data-screen=done]")
    shoot(tab, f"07-waiting.{ending}")


def main() -> None:
    shutil.rmtree(PICTURES, ignore_errors=True)
    PICTURES.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as folder, Serve(Path(folder) / "var", "--demo") as serve, browser() as chromium:
        serve.wait_until_up()
        assert until(lambda: "Ctrl-C" in serve.said(), 30), serve.said()
        assert until(lambda: page(f"{serve.address}/readyz")[0] == 200, 90)
        open_a_count(chromium, serve)
        staff(chromium, serve)
        strangers(chromium, serve)
        kiosk(chromium, serve)
    for name, copy in (("1-desk-pane.en.png", "desk.png"), ("01-welcome.zh.landscape.png", "kiosk.png")):
        (ROOT / "docs" / "pictures").mkdir(exist_ok=True)
        shutil.copy(PICTURES / name, ROOT / "docs" / "pictures" / copy)


if __name__ == "__main__":
    main()
