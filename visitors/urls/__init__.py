"""The visitor book's addresses: the staff's, the kiosk's, the visitor's own."""

from visitors.urls import kiosk, passes, visits

app_name = "visitors"
urlpatterns = [*visits.urlpatterns, *kiosk.urlpatterns, *passes.urlpatterns]
