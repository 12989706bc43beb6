from documents.models.clearance import Clearance
from documents.models.document import Document, Named
from documents.models.handling import Handling
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
    "Refusal",
    "Register",
    "SignOff",
    "Signing",
    "Step",
    "Urgency",
]
