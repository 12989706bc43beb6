"""What each type of visitor is asked."""

from django.urls import URLPattern, path

from visitors.views import types

urlpatterns: list[URLPattern] = [
    path("visitors/types/", types.type_list, name="type_list"),
    path("visitors/types/new/", types.type_new, name="type_new"),
    path("visitors/types/<int:pk>/", types.type_edit, name="type_edit"),
    path("visitors/types/<int:pk>/retire/", types.type_retire, name="type_retire"),
    path("visitors/types/<int:pk>/put-back/", types.type_put_back, name="type_put_back"),
]
