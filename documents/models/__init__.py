from documents.models.circulation import Circulation, Reader
from documents.models.clearance import Clearance
from documents.models.document import Document, Named
from documents.models.handling import Handling
from documents.models.outgoing import Template, Text
from documents.models.paper import ON_PAPER, HandOver, Paper
from documents.models.reading import Reading
from documents.models.recipient import Recipient
from documents.models.routing_list import RoutingList
from documents.models.sign_off import Signing, SignOff, Step
from documents.models.words import Channel, Decision, Level, Mode, Outcome, Refusal, Register, Turn, Urgency

__all__ = [
    "ON_PAPER",
    "Channel",
    "Circulation",
    "Clearance",
    "Decision",
    "Document",
    "HandOver",
    "Handling",
    "Level",
    "Mode",
    "Named",
    "Outcome",
    "Paper",
    "Reader",
    "Reading",
    "Recipient",
    "Refusal",
    "Register",
    "RoutingList",
    "SignOff",
    "Signing",
    "Step",
    "Template",
    "Text",
    "Turn",
    "Urgency",
]
