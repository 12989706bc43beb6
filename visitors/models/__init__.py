from visitors.models.answer import Answer
from visitors.models.badge import Badge, BadgeLoan
from visitors.models.device import KioskCall, KioskDevice
from visitors.models.feedback import Feedback
from visitors.models.visit import Visit
from visitors.models.visit_event import VisitEvent

__all__ = ["Answer", "Badge", "BadgeLoan", "Feedback", "KioskCall", "KioskDevice", "Visit", "VisitEvent"]
