"""`make screenshots`: pictures of the running product, every page in both languages, light and dark, at the sizes people use.

All go to var/pictures; the two that the README shows are copied to docs/pictures.
A picture of a page that answers with an error stops the run. `python -m tests.screenshots 19- 20-` takes those whose names begin so.
"""

import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from frontdesk.scene_names import PASSWORD
from tests.browsers import QUIET, SYSTEM
from tests.processes import ROOT, Serve, page, until
from tests.screenshot_pages import DESKTOP, FIRST, PHONE, SECRET, STAFF

PICTURES = ROOT / "var" / "pictures"
KIOSKS = {"landscape": (1280, 800), "portrait": (1080, 1920)}
LANGUAGES = {"zh": "zh-hans", "en": "en"}


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


def staff(chromium: Browser, serve: Serve, beginnings: tuple[str, ...]) -> None:
    rows = [row for row in STAFF if row[3].startswith(beginnings)]
    for theme in ("light", "dark"):
        for who in dict.fromkeys(row[0] for row in rows):
            tab = opened(chromium, serve, DESKTOP, theme)
            log_in(tab, serve, who)
            for short, language in LANGUAGES.items():
                choose_language(tab, serve, language)
                mine = [row for row in rows if row[0] == who]
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
    found = next((found for link in links if (found := re.search(path, link))), None)
    assert found, (address, path)
    return found[1]


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
        if beginnings := tuple(sys.argv[1:]):
            staff(chromium, serve, beginnings)
            return
        open_a_count(chromium, serve)
        staff(chromium, serve, ("",))
        strangers(chromium, serve)
        kiosk(chromium, serve)
    for name, copy in (("1-desk-readme.en.png", "desk.png"), ("01-welcome.zh.landscape.png", "kiosk.png")):
        (ROOT / "docs" / "pictures").mkdir(exist_ok=True)
        shutil.copy(PICTURES / name, ROOT / "docs" / "pictures" / copy)


if __name__ == "__main__":
    main()
