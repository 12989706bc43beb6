"""The way to the readers, and the slip on which they sign."""

from django.urls import path

from documents.views import circulations, sign_and_read

CIRCULATION = {
    "add": circulations.circulation_add,
    "chase": circulations.circulation_chase,
    "withdraw": circulations.circulation_withdraw,
}
READER = {
    "read": circulations.reader_read,
    "chase": circulations.reader_chase,
    "skip": circulations.reader_skip,
    "withdraw": circulations.reader_withdraw,
}
urlpatterns = [
    path("documents/<int:pk>/circulation/", circulations.circulation_new, name="circulation_new"),
    path("documents/<int:pk>/sign-and-read/", sign_and_read.sign_and_read, name="sign_and_read"),
    *(path(f"documents/circulations/<int:pk>/{verb}/", view, name=view.__name__) for verb, view in CIRCULATION.items()),
    *(path(f"documents/readers/<int:pk>/{verb}/", view, name=view.__name__) for verb, view in READER.items()),
]
