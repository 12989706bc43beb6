"""Messages for colleagues who could not be reached."""

from django.urls import path

from visitors.views import messages

urlpatterns = [
    path("visitors/messages/", messages.message_list, name="message_list"),
    path("visitors/messages/export/", messages.message_export, name="message_export"),
    path("visitors/messages/new/", messages.message_new, name="message_new"),
    path("visitors/messages/<int:pk>/", messages.message_detail, name="message_detail"),
    path("visitors/messages/<int:pk>/read/", messages.message_read, name="message_read"),
    path("visitors/messages/<int:pk>/follow-up/", messages.message_follow_up, name="message_follow_up"),
]
