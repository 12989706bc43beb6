"""A contractor's pages: whoever holds the link."""

from django.urls import path

from repairs.views import hand_page

urlpatterns = [
    path("repairs/h/<str:token>/", hand_page.hand_page, name="hand_page"),
    path("repairs/h/<str:token>/open/", hand_page.hand_open, name="hand_open"),
    path("repairs/h/<str:token>/on-way/", hand_page.hand_on_way, name="hand_on_way"),
    path("repairs/h/<str:token>/done/", hand_page.hand_done, name="hand_done"),
    path("repairs/h/<str:token>/photos/<int:pk>/", hand_page.hand_photo, name="hand_photo"),
]
