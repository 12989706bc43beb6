"""The watch-list, and who would not register."""

from django.urls import path

from visitors.views import refusals, watch, watch_forget

urlpatterns = [
    path("visitors/watch-list/", watch.watch_list, name="watch_list"),
    path("visitors/watch-list/new/", watch.watch_new, name="watch_new"),
    path("visitors/watch-list/<int:pk>/", watch.watch_detail, name="watch_detail"),
    path("visitors/watch-list/<int:pk>/end/", watch.watch_end, name="watch_end"),
    path("visitors/watch-list/<int:pk>/forget/", watch_forget.watch_forget, name="watch_forget"),
    path("visitors/visits/<int:pk>/decide/", watch.visit_decide, name="visit_decide"),
    path("visitors/refusals/", refusals.refusal_list, name="refusal_list"),
    path("visitors/refusals/export/", refusals.refusal_export, name="refusal_export"),
    path("visitors/refusals/new/", refusals.refusal_new, name="refusal_new"),
    path("visitors/refusals/<int:pk>/", refusals.refusal_detail, name="refusal_detail"),
]
