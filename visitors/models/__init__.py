from visitors.models.accuracy import AccuracySample, SampledVisit
from visitors.models.answer import Answer
from visitors.models.badge import Badge, BadgeLoan, BadgePrint, Reprint
from visitors.models.belonging import Belonging
from visitors.models.call import Call
from visitors.models.complaint import Complaint
from visitors.models.device import KioskCall, KioskDevice
from visitors.models.feedback import Feedback
from visitors.models.incident import Incident
from visitors.models.incident_parts import CorrectiveAction, IncidentEntry, IncidentNamed, IncidentReading, IncidentStep, IncidentWords
from visitors.models.kiosk_session import KioskSession
from visitors.models.message import Message
from visitors.models.outcome import VisitOutcome
from visitors.models.parcel import Parcel
from visitors.models.parcel_event import ParcelEvent
from visitors.models.parcel_round import ParcelRound
from visitors.models.recurring_pass import RecurringPass
from visitors.models.register import RegisterExport
from visitors.models.register_refusal import RegisterRefusal
from visitors.models.ring import Ring
from visitors.models.roll_call import RollCall, RollCallName
from visitors.models.serving import Serving
from visitors.models.shipment import Shipment
from visitors.models.vip import VipItem, VipNamed, VipPlan
from visitors.models.visit import Visit
from visitors.models.visit_event import VisitEvent
from visitors.models.visit_group import VisitGroup
from visitors.models.visit_request import VisitRequest
from visitors.models.visitor_type import VisitorType
from visitors.models.watch import WatchEntry, WatchHit
from visitors.models.welcome_day import WelcomeDay

__all__ = [
    "AccuracySample",
    "Answer",
    "Badge",
    "BadgeLoan",
    "BadgePrint",
    "Belonging",
    "Call",
    "Complaint",
    "CorrectiveAction",
    "Feedback",
    "Incident",
    "IncidentEntry",
    "IncidentNamed",
    "IncidentReading",
    "IncidentStep",
    "IncidentWords",
    "KioskCall",
    "KioskDevice",
    "KioskSession",
    "Message",
    "Parcel",
    "ParcelEvent",
    "ParcelRound",
    "RecurringPass",
    "RegisterExport",
    "RegisterRefusal",
    "Reprint",
    "Ring",
    "RollCall",
    "RollCallName",
    "SampledVisit",
    "Serving",
    "Shipment",
    "VipItem",
    "VipNamed",
    "VipPlan",
    "Visit",
    "VisitEvent",
    "VisitGroup",
    "VisitOutcome",
    "VisitRequest",
    "VisitorType",
    "WatchEntry",
    "WatchHit",
    "WelcomeDay",
]
