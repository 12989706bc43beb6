from supplies.models.agreement import AgreedPrice, Agreement
from supplies.models.application import Application, ApplicationLine
from supplies.models.budget import Budget
from supplies.models.category import Category
from supplies.models.closed_month import ClosedMonth
from supplies.models.demand import DemandForm, DemandLine, DemandRound
from supplies.models.hand_entry import HandEntry
from supplies.models.handout import Handout, Issue, TakeBack
from supplies.models.item import Item, Pack
from supplies.models.loan import Loan
from supplies.models.low_stock import LowStock
from supplies.models.movement import Balance, Kind, Movement
from supplies.models.old_for_new import Disposal, Fate, HandIn
from supplies.models.order import Order, OrderLine
from supplies.models.plan import PlanLine, PurchasePlan
from supplies.models.quota import Quota
from supplies.models.quote import Quote, QuoteException
from supplies.models.receipt import Receipt, ReceiptLine
from supplies.models.requisition import Requisition, RequisitionLine
from supplies.models.stock_report import StockReport
from supplies.models.stocktake import Stocktake, StocktakeLine, Unexpected
from supplies.models.store import Store
from supplies.models.supplier import Supplier
from supplies.models.supplier_review import SupplierReview

__all__ = [
    "AgreedPrice",
    "Agreement",
    "Application",
    "ApplicationLine",
    "Balance",
    "Budget",
    "Category",
    "ClosedMonth",
    "DemandForm",
    "DemandLine",
    "DemandRound",
    "Disposal",
    "Fate",
    "HandEntry",
    "HandIn",
    "Handout",
    "Issue",
    "Item",
    "Kind",
    "Loan",
    "LowStock",
    "Movement",
    "Order",
    "OrderLine",
    "Pack",
    "PlanLine",
    "PurchasePlan",
    "Quota",
    "Quote",
    "QuoteException",
    "Receipt",
    "ReceiptLine",
    "Requisition",
    "RequisitionLine",
    "StockReport",
    "Stocktake",
    "StocktakeLine",
    "Store",
    "Supplier",
    "SupplierReview",
    "TakeBack",
    "Unexpected",
]
