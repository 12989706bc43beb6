"""Documents of ten years and what hangs on them (median of 30, in-process): the register, its filters, pages, search, figures."""

from collections.abc import Iterator
from datetime import timedelta

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from benchmarks.office import FLOOR, large
from benchmarks.pages import entered, median_of
from documents.models import Clearance, Document, Named, Signing
from frontdesk.people.models import Person

LIMIT = 3.0
REGISTER = "/documents/"
OTHERS = {
    "olga": (
        *("/documents/?register=incoming", "/documents/?state=signing", "/documents/?state=filed", "/documents/?urgency=urgent"),
        *("/documents/?month={month}", "/documents/?signed={month}&level=ordinary", "/documents/?page=300", "/documents/?q={word}"),
        *("/documents/{pk}/", "/search/?q={word}", "/search/?q={number}", "/reports/?month={month}"),
    ),
    "ann": ("/documents/?state=mine", "/documents/?q={word}", "/search/?q={word}"),
    "keeper": ("/documents/?register=confidential", "/documents/?page=300", "/search/?q={word}"),
}


def measure() -> Iterator[str]:
    large()
    yield f"{Document.objects.count():,} documents, {Signing.objects.count():,} signatures, {Named.objects.count():,} names"
    people = {each.username: each for each in Person.objects.filter(username__in=OTHERS)}
    people["keeper"] = Clearance.objects.standing().filter(person__posts__role="archivist").select_related("person")[0].person
    middle = Document.objects.ordinary().order_by("pk")[Document.objects.count() // 2]
    names = {
        "month": f"{timezone.localdate() - timedelta(days=730):%Y-%m}",
        **{"pk": middle.pk, "number": middle.number, "word": "对账"},
    }
    floor = median_of(entered(people["olga"]), FLOOR)
    for who, paths in OTHERS.items():
        yield from asked(who, entered(people[who]), [REGISTER, *(path.format(**names) for path in paths)], floor)


def asked(who: str, client: Client, paths: list[str], floor: float) -> Iterator[str]:
    """Each page beside a list that is as long in every office; the search beside the register that the same person sees as well."""
    register = 0.0
    for path in paths:
        took = median_of(client, path)
        register = register or took
        with CaptureQueriesContext(connection) as statements:
            answer = client.get(path)
        beside = f", {took / register:.2f} of the register" if path.startswith("/search/") else ""
        yield f"{who:<6} {path:<46} {took:7.1f} ms {took / floor:5.1f} times {len(statements):3} statements ({answer.status_code}){beside}"
