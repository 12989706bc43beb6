"""The ledger and what is there: movements, the stock sheet, closed months."""

from django.urls import path

from supplies.views import months, movements, sheets, stock

urlpatterns = [
    path("supplies/stock/", stock.stock_sheet, name="stock_sheet"),
    path("supplies/stock/export/", stock.stock_export, name="stock_export"),
    path("supplies/items/<int:pk>/mend/", stock.item_mend, name="item_mend"),
    path("supplies/months/", months.month_list, name="month_list"),
    path("supplies/months/close/", months.month_close, name="month_close"),
    path("supplies/months/<int:pk>/ask/", months.month_ask, name="month_ask"),
    path("supplies/months/<int:pk>/open/", months.month_open, name="month_open"),
    path("supplies/ledger/", movements.movement_list, name="movement_list"),
    path("supplies/ledger/export/", movements.movement_export, name="movement_export"),
    path("supplies/ledger/<int:pk>/reverse/", movements.movement_reverse, name="movement_reverse"),
    path("supplies/ledger/opening/opening.xlsx", sheets.opening_sheet, name="opening_sheet"),
    path("supplies/ledger/opening/import/", sheets.opening_import, name="opening_import"),
    path("supplies/ledger/opening/import/confirm/", sheets.opening_import_confirm, name="opening_import_confirm"),
    path("supplies/ledger/opening/", movements.stock_open, name="stock_open"),
    path("supplies/ledger/scrap/", movements.stock_scrap, name="stock_scrap"),
]
