from reports.models.frozen import FrozenFigure, FrozenMonth, Restated
from reports.models.handover import Handover

__all__ = ["FrozenFigure", "FrozenMonth", "Handover", "Restated"]
