"""The addresses of supplies; a module a subject."""

from django.urls import URLPattern

from supplies.urls import demand, handouts, items, purchase, requisitions, stock, stock_reports, stocktakes, suppliers

app_name = "supplies"
urlpatterns: list[URLPattern] = [
    *demand.urlpatterns,
    *handouts.urlpatterns,
    *items.urlpatterns,
    *purchase.urlpatterns,
    *requisitions.urlpatterns,
    *stock_reports.urlpatterns,
    *stocktakes.urlpatterns,
    *suppliers.urlpatterns,
    *stock.urlpatterns,
]
