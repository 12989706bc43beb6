"""Copies on paper: the book of hand-overs, the page behind a label, and what is printed."""

from django.urls import path

from documents.views import paper_book, papers, slips

PAPER = {
    "take": papers.paper_take,
    "hand": papers.paper_hand,
    "back": papers.paper_back,
    "lose": papers.paper_lose,
    "find": papers.paper_find,
}
urlpatterns = [
    path("documents/<int:pk>/papers/", papers.paper_make, name="paper_make"),
    path("documents/<int:pk>/slip/", slips.paper_slip, name="paper_slip"),
    path("documents/papers/", paper_book.paper_list, name="paper_list"),
    path("documents/papers/export/", paper_book.paper_export, name="paper_export"),
    path("documents/papers/<str:token>/", papers.paper_page, name="paper_page"),
    *(path(f"documents/papers/<str:token>/{verb}/", view, name=view.__name__) for verb, view in PAPER.items()),
]
