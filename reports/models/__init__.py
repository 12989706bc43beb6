from reports.models.frozen import FrozenFigure, FrozenMonth, Restated

__all__ = ["FrozenFigure", "FrozenMonth", "Restated"]
