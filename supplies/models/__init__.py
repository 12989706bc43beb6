from supplies.models.category import Category
from supplies.models.closed_month import ClosedMonth
from supplies.models.item import Item, Pack
from supplies.models.movement import Balance, Kind, Movement
from supplies.models.store import Store

__all__ = ["Balance", "Category", "ClosedMonth", "Item", "Kind", "Movement", "Pack", "Store"]
