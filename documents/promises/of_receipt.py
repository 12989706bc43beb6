"""Which promise a recipient opens: colleagues confirm themselves, for others whoever sent it looks for the receipt."""

from documents.models import Recipient
from documents.promises.receipt_confirmed import ReceiptConfirmed
from documents.promises.receipt_entered import ReceiptEntered
from frontdesk.todos.promises import Promise


def receipt_promise(recipient: Recipient) -> type[Promise]:
    return ReceiptEntered if recipient.outside else ReceiptConfirmed
