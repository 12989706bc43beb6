"""Numbers of the papers of supplies: the initials of what each is called, the month, a count."""

from django.utils.translation import gettext_lazy as _

from frontdesk.numbers.series import Period, series

ITEMS = series("supplies.item", _("Items"), "WP-{n:04}", Period.NEVER)
REQUISITIONS = series("supplies.requisition", _("Requisitions"), "LY-{yyyy}{mm}-{n:04}", Period.MONTH)
HANDOUTS = series("supplies.handout", _("Handouts"), "FF-{yyyy}{mm}-{n:04}", Period.MONTH)
DISPOSALS = series("supplies.disposal", _("Disposals"), "BF-{yyyy}-{n:03}", Period.YEAR)
APPLICATIONS = series("supplies.application", _("Purchase applications"), "SQ-{yyyy}{mm}-{n:03}", Period.MONTH)
ORDERS = series("supplies.order", _("Orders"), "CG-{yyyy}{mm}-{n:03}", Period.MONTH)
RECEIPTS = series("supplies.receipt", _("Receipts"), "RK-{yyyy}{mm}-{n:03}", Period.MONTH)
STOCKTAKES = series("supplies.stocktake", _("Stocktakes"), "PD-{yyyy}{mm}-{n:02}", Period.MONTH)
