"""The addresses of documents; a module a subject."""

from django.urls import URLPattern

from documents.urls import clearances, documents, handling, sign_offs

app_name = "documents"
urlpatterns: list[URLPattern] = [
    *clearances.urlpatterns,
    *documents.urlpatterns,
    *handling.urlpatterns,
    *sign_offs.urlpatterns,
]
