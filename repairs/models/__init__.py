from repairs.models.category import Category, FaultKind, SafetyStep
from repairs.models.checklist import Checklist, ChecklistItem, Repeat, RoundKind
from repairs.models.comment import Comment
from repairs.models.contractor import Contractor, HandOff, HandOffOutcome, HandOffView
from repairs.models.follower import Follower
from repairs.models.offer import Offer
from repairs.models.part import PartUsed
from repairs.models.pause import Extension, Pause, PauseReason
from repairs.models.rating import Rating
from repairs.models.recurrence import Recurrence
from repairs.models.round import Result, Round, RoundAnswer
from repairs.models.route import Route, RouteHours
from repairs.models.summary import Summary, SummaryDate
from repairs.models.team import Membership, Shift, Team
from repairs.models.thing import Thing
from repairs.models.ticket import SafetyTick, Ticket
from repairs.models.ticket_event import INTERNAL, EventKind, TicketEvent
from repairs.models.ticket_states import Cause, Emergency, State, Urgency

__all__ = [
    "INTERNAL",
    "Category",
    "Cause",
    "Checklist",
    "ChecklistItem",
    "Comment",
    "Contractor",
    "Emergency",
    "EventKind",
    "Extension",
    "FaultKind",
    "Follower",
    "HandOff",
    "HandOffOutcome",
    "HandOffView",
    "Membership",
    "Offer",
    "PartUsed",
    "Pause",
    "PauseReason",
    "Rating",
    "Recurrence",
    "Repeat",
    "Result",
    "Round",
    "RoundAnswer",
    "RoundKind",
    "Route",
    "RouteHours",
    "SafetyStep",
    "SafetyTick",
    "Shift",
    "State",
    "Summary",
    "SummaryDate",
    "Team",
    "Thing",
    "Ticket",
    "TicketEvent",
    "Urgency",
]
