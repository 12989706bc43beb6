"""The addresses of documents; a module a subject."""

from django.urls import URLPattern

from documents.urls import circulations, clearances, distribution, documents, handling, outgoing, papers, sign_offs, templates

app_name = "documents"
urlpatterns: list[URLPattern] = [
    *circulations.urlpatterns,
    *clearances.urlpatterns,
    *distribution.urlpatterns,
    *documents.urlpatterns,
    *handling.urlpatterns,
    *outgoing.urlpatterns,
    *papers.urlpatterns,
    *sign_offs.urlpatterns,
    *templates.urlpatterns,
]
