"""The addresses of supplies; a module a subject."""

from django.urls import URLPattern

from supplies.urls import demand, items, purchase, stocktakes, suppliers

app_name = "supplies"
urlpatterns: list[URLPattern] = [
    *demand.urlpatterns,
    *items.urlpatterns,
    *purchase.urlpatterns,
    *stocktakes.urlpatterns,
    *suppliers.urlpatterns,
]
