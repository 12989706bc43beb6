"""Numbers of documents by year, as GB/T 9704 writes them: issuer's word, year in hexagonal brackets, a plain count, 号."""

from django.utils.translation import gettext_lazy as _

from documents.models import Register
from frontdesk.numbers.series import Period, series

INCOMING = series("documents.incoming", _("Incoming documents"), "收〔{yyyy}〕{n}号", Period.YEAR)
CONFIDENTIAL = series("documents.confidential", _("Confidential incoming documents"), "密收〔{yyyy}〕{n}号", Period.YEAR)
OUTGOING = series("documents.outgoing", _("Outgoing documents"), "发〔{yyyy}〕{n}号", Period.YEAR)

BY_REGISTER = {Register.INCOMING: INCOMING, Register.CONFIDENTIAL: CONFIDENTIAL, Register.OUTGOING: OUTGOING}
