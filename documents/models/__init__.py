from documents.models.clearance import Clearance
from documents.models.document import Document, Named
from documents.models.handling import Handling
from documents.models.outgoing import Template, Text
from documents.models.recipient import Recipient
from documents.models.sign_off import Signing, SignOff, Step
from documents.models.words import Channel, Decision, Level, Mode, Outcome, Refusal, Register, Urgency

__all__ = [
    "Channel",
    "Clearance",
    "Decision",
    "Document",
    "Handling",
    "Level",
    "Mode",
    "Named",
    "Outcome",
    "Recipient",
    "Refusal",
    "Register",
    "SignOff",
    "Signing",
    "Step",
    "Template",
    "Text",
    "Urgency",
]
