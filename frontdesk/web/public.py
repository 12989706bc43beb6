"""Every page that opens without a log-in, and why. What is neither here nor behind a gate is refused."""

PUBLIC = {
    "healthz": "supervisors ask whether the process lives",
    "readyz": "supervisors ask whether it may get work; names and ok only",
    "language_choose": "the log-in page too is read in two languages",
    "set_up": "the first page of an empty Frontdesk: whoever sits at the machine, or holds the key that it printed",
    "account_login": "the way in",
    "account_logout": "the way out",
    "account_reauthenticate": "the way in, again",
    "invitation_open": "somebody new chooses their password: whoever holds the one-time link",
    "visitors:pass_page": "a visitor's own page: whoever holds the link",
    "visitors:pass_status": "the live part of a visitor's own page",
    "visitors:pass_late": "a visitor says that they are running late: whoever holds the link",
    "visitors:pass_feedback": "the one question after a visit: whoever holds the link",
    "visitors:pass_group": "the list of a group: whoever holds its leader's link",
    "visitors:pass_calendar": "the calendar file of a visitor's own page",
    "repairs:ticket_status": "how a repair stands: whoever holds the link; no names, no notes of the team",
    "visitors:visit_us": "a stranger asks to come; one row is written, nobody is looked up",
    "visitors:visit_us_thanks": "the same thanks for everybody who asked",
    "visitors:kiosk_pair": "a browser becomes a kiosk by the one-time code that the desk shows",
    "visitors:kiosk_welcome": "a paired kiosk",
    "visitors:kiosk_find": "a paired kiosk",
    "visitors:kiosk_phone": "a paired kiosk",
    "visitors:kiosk_confirm": "a paired kiosk",
    "visitors:kiosk_details": "a paired kiosk",
    "visitors:kiosk_host": "a paired kiosk",
    "visitors:kiosk_consent": "a paired kiosk",
    "visitors:kiosk_done": "a paired kiosk",
    "visitors:kiosk_status": "a paired kiosk",
    "visitors:kiosk_leave": "a paired kiosk",
    "visitors:kiosk_check_out": "a paired kiosk",
    "visitors:kiosk_step_out": "a paired kiosk",
    "visitors:kiosk_come_back": "a paired kiosk",
    "visitors:kiosk_delivery": "a paired kiosk",
    "visitors:kiosk_call": "a paired kiosk",
    "visitors:kiosk_exit": "a paired kiosk: staff who know its PIN end it",
}

# What the browser of a kiosk may open: these and nothing else, whatever session it carries.
KIOSK_PREFIX = "visitors:kiosk_"
KIOSK_TOO = {"healthz", "visitors:pass_page", "visitors:pass_status"}
