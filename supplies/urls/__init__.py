"""The addresses of supplies; a module a subject."""

from django.urls import URLPattern

from supplies.urls import demand, items, purchase, stock_reports, stocktakes, suppliers

app_name = "supplies"
urlpatterns: list[URLPattern] = [
    *demand.urlpatterns,
    *items.urlpatterns,
    *purchase.urlpatterns,
    *stock_reports.urlpatterns,
    *stocktakes.urlpatterns,
    *suppliers.urlpatterns,
]
