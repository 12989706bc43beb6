"""One search over everything the reader may see: a page, and the list under the box in the head of every page."""

from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from frontdesk.people.permissions import Can
from frontdesk.search.finding import NOTHING, find
from frontdesk.search.sources import SOURCES, Source
from frontdesk.web.gate import gate
from frontdesk.web.pages import Chip
from frontdesk.web.request import Request

PER_PAGE, FIRST, MOST_PAGES = 30, 8, 20


@gate(Can.USE_OFFICE)
def search(request: Request) -> HttpResponse:
    """The results kind by kind, thirty a page; the chips leave one kind."""
    words, kind, page = typed(request), request.GET.get("kind", ""), page_of(request)
    sources = [source for source in SOURCES if not source.seen_by(request.user).query.is_empty()]
    kind = kind if kind in {source.kind for source in sources} else ""
    kinds = [kind] if kind else []
    found = find(words, request.user, limit=PER_PAGE, after=(page - 1) * PER_PAGE, kinds=kinds) if words else NOTHING
    context = {
        "search_words": words,
        "found": found,
        "kind": kind,
        "chips": [chip(source, words, is_on=source.kind == kind) for source in sources] if len(sources) > 1 else [],
        "bare_path": path(words),
        "previous_path": path(words, kind, page - 1) if page > 1 else "",
        "next_path": path(words, kind, page + 1) if found.more and page < MOST_PAGES else "",
    }
    return render(request, "office/search.html", context)


@gate(Can.USE_OFFICE)
def search_box(request: Request) -> HttpResponse:
    """The best eight while somebody types."""
    words = typed(request)
    found = find(words, request.user, limit=FIRST) if words else NOTHING
    return render(request, "office/_search_found.html", {"words": words, "found": found, "all_path": path(words)})


def typed(request: Request) -> str:
    return request.GET.get("q", "").strip()[:100]


def page_of(request: Request) -> int:
    """The page asked for, from 1 to 20; whoever has not found it by then needs another word."""
    asked = request.GET.get("page", "")
    return min(max(int(asked), 1), MOST_PAGES) if asked.isascii() and asked.isdigit() and len(asked) < 4 else 1


def path(words: str, kind: str = "", page: int = 1) -> str:
    asked = {"q": words, "kind": kind, "page": str(page) if page > 1 else ""}
    query = urlencode({name: value for name, value in asked.items() if value})
    return f"{reverse('search')}?{query}" if query else reverse("search")


def chip(source: Source, words: str, *, is_on: bool) -> Chip:
    return Chip(source.label, is_on, path(words, "" if is_on else source.kind))
