"""Lists of people for signing and reading."""

from django.urls import path

from documents.views import routing_lists

urlpatterns = [
    path("documents/lists/", routing_lists.routing_list_list, name="routing_list_list"),
    path("documents/lists/new/", routing_lists.routing_list_new, name="routing_list_new"),
    path("documents/lists/<int:pk>/", routing_lists.routing_list_edit, name="routing_list_edit"),
    path("documents/lists/<int:pk>/close/", routing_lists.routing_list_close, name="routing_list_close"),
]
