"""What the served product keeps in memory with the demo company: web, worker and beat, a hundred pages later (PSS in MB, Linux)."""

import urllib.request
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings
from django.core.management import call_command

from benchmarks.office import clear
from benchmarks.pages import entered
from frontdesk.people.models import Company, Person
from tests.processes import Serve, group_of, world

PAGES = (
    "/desk/",
    "/reports/",
    "/meetings/",
    "/visitors/",
    "/supplies/items/",
    "/documents/",
    "/repairs/queue/",
    "/journal/",
    "/todos/",
    "/",
)
TIMES = 10


def measure() -> Iterator[str]:
    if not Company.objects.exists():
        clear()
        call_command("demo", verbosity=0)
    yield kept()


def kept() -> str:
    """Serve the database of this benchmark, ask its pages, look."""
    cookie = entered(Person.objects.get(username="olga")).cookies[settings.SESSION_COOKIE_NAME].value
    with TemporaryDirectory() as folder, Serve(Path(folder), **served(Path(folder))) as product:
        processes = product.wait_until_up()
        for path in PAGES * TIMES:
            asked = urllib.request.Request(product.address + path, headers={"Cookie": f"{settings.SESSION_COOKIE_NAME}={cookie}"})
            with urllib.request.urlopen(asked, timeout=60) as answer:
                assert answer.url == product.address + path, answer.url
        found = {name: sum(proportional(each) for each in group_of(pid)) for name, pid in processes.items()}
    return ", ".join(f"{name} {many} MB" for name, many in found.items()) + f"; {sum(found.values())} MB in all"


def served(var: Path) -> dict[str, str]:
    """The product's own settings on the database of this process, and its key, so that who entered here has entered there."""
    return {"DATABASE_URL": world(var)["DATABASE_URL"], "FRONTDESK_SECRET_KEY": settings.SECRET_KEY}


def proportional(pid: int) -> int:
    """Its memory, of what it shares its part."""
    rows = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return sum(int(row.split()[1]) for row in rows if row.startswith("Pss:")) // 1024
