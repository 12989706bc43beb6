"""Stocktakes: opened, counted by phone, explained, handed in, agreed to."""

from django.urls import path

from supplies.views import stocktake_counting as counting
from supplies.views import stocktake_sheets as sheets
from supplies.views import stocktake_steps as steps
from supplies.views import stocktakes

HERE = "supplies/stocktakes/"
ONE = f"{HERE}<int:pk>/"
urlpatterns = [
    path(HERE, stocktakes.stocktake_list, name="stocktake_list"),
    path(f"{HERE}export/", stocktakes.stocktake_export, name="stocktake_export"),
    path(f"{HERE}new/", stocktakes.stocktake_new, name="stocktake_new"),
    path(ONE, stocktakes.stocktake_detail, name="stocktake_detail"),
    path(f"{ONE}count/", counting.stocktake_count, name="stocktake_count"),
    path(f"{ONE}count/<slug:token>/", counting.stocktake_count_item, name="stocktake_count_item"),
    path(f"{ONE}explain/", counting.stocktake_explain, name="stocktake_explain"),
    path(f"{ONE}find/", counting.stocktake_find, name="stocktake_find"),
    path(f"{ONE}found/<int:found>/", counting.stocktake_put_right, name="stocktake_put_right"),
    path(f"{ONE}sheet/", sheets.stocktake_sheet, name="stocktake_sheet"),
    path(f"{ONE}counts/", sheets.stocktake_counts, name="stocktake_counts"),
    path(f"{ONE}import/", sheets.stocktake_import, name="stocktake_import"),
    path(f"{ONE}import/confirm/", sheets.stocktake_import_confirm, name="stocktake_import_confirm"),
    path(f"{ONE}hand-in/", steps.stocktake_hand_in, name="stocktake_hand_in"),
    path(f"{ONE}approve/", steps.stocktake_approve, name="stocktake_approve"),
    path(f"{ONE}send-back/", steps.stocktake_send_back, name="stocktake_send_back"),
    path(f"{ONE}drop/", steps.stocktake_drop, name="stocktake_drop"),
]
