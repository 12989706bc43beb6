"""What a person may do, and which role may do it. An auditor reads this file and nothing else."""

from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _


class Can(StrEnum):
    """One thing that somebody may do; `gate(Can.X)` in front of a view, `person.can(Can.X)` elsewhere."""

    USE_OFFICE = "use the office's services"
    SEE_DESK = "see the desk board and what repairs are open"
    RECEIVE_VISITORS = "check visitors in and out, lend badges"
    SEE_ALL_VISITS = "see every visit"
    RUN_KIOSKS = "pair and switch off kiosks"
    KEEP_BADGES = "keep the drawer of badges"
    KEEP_VISITOR_TYPES = "say what each type of visitor is asked"
    KEEP_WATCH_LIST = "keep the watch-list"
    CLEAR_DAYS_OFF = "approve visits on weekends and holidays"
    LEAD_ROLL_CALL = "lead a roll call"
    TAKE_MESSAGES = "take calls, messages and complaints, and see them all"
    HANDLE_PARCELS = "log, hand over, return and send parcels, and see them all"
    REPORT_INCIDENTS = "report incidents and follow all that are not restricted"
    LEAD_INCIDENTS = "give incidents to departments, judge, restrict and close them; of a restricted one only when named"
    SEE_REGISTER = "download the visitors' register of past days"
    HOLD_VISITS = "keep a visit from being forgotten while an incident needs it"
    CHECK_ACCURACY = "tick the weekly sample of records right or wrong"
    RUN_SUPPLIES = "hand out, receive and count office supplies, see every requisition"
    BUY_SUPPLIES = "keep the catalogue of supplies and the suppliers, plan and order, see prices"
    SEE_SUPPLY_COSTS = "see what the departments one heads cost in supplies; who buys sees all"
    APPROVE_PURCHASES = "approve purchases and stocktakes, close months of the ledger, set supply budgets"
    REPORT_FAULTS = "report faults, follow and rate the repair of one's own"
    WORK_ON_REPAIRS = "accept and repair what one is given, use parts, hand over to contractors"
    LEAD_REPAIRS = "see every repair ticket, dispatch, decide on more time, read the daily summary"
    KEEP_REPAIRS = "keep the categories, things, teams, rules of dispatch, contractors and checklists"
    DO_ROUNDS = "do rounds by their checklists"
    READ_DOCUMENTS = "read, sign and handle the documents one is named on"
    KEEP_DOCUMENTS = "register, route and file documents, read what is not confidential"
    KEEP_CONFIDENTIAL = "keep the confidential register: its numbers, and what one is named on and cleared for"
    GIVE_CLEARANCE = "say up to which secrecy level a colleague may read, never oneself"
    RUN_MEETINGS = "keep the rooms, agree to bookings, change and cancel those of others"
    SEE_REPORTS = "see the monthly figures"
    FIND_PEOPLE = "find colleagues by name"
    SEE_PEOPLE = "look colleagues up in the directory"
    SEE_MOBILES = "see every colleague's mobile number"
    MANAGE_PEOPLE = "add, change and retire people, give roles, keep departments and duty contacts"
    SEE_RULES = "see the timed rules and promises"
    CHANGE_RULES = "change the limits of timed rules and promises"
    SEE_NOTICES = "see which notices went out and which failed"
    SEND_NOTICES = "send again what was given up, and test messages"
    CHANGE_TEXTS = "change the words of notices"
    CHANGE_WORKDAYS = "change the working calendar"
    CHANGE_COMPANY = "change the company's name, address and time zone"
    MANAGE_PLACES = "name, arrange and close sites, floors and places, and print their labels"
    SEE_TRAIL = "read the trail"
    FORGET_PEOPLE = "forget a visitor at their request"


class Role(models.TextChoices):
    RECEPTIONIST = "receptionist", _("receptionist")
    EMPLOYEE = "employee", _("employee")
    DEPARTMENT_HEAD = "department_head", _("department head")
    ADMIN_CLERK = "admin_clerk", _("admin clerk")
    LOGISTICS_OFFICER = "logistics_officer", _("logistics officer")
    ADMIN_MANAGER = "admin_manager", _("admin manager")
    TECHNICIAN = "technician", _("repair technician")
    ARCHIVIST = "archivist", _("archivist")


EVERYBODY_WITH_A_ROLE = {Can.USE_OFFICE, Can.FIND_PEOPLE, Can.SEE_PEOPLE, Can.REPORT_FAULTS, Can.READ_DOCUMENTS}

PERMISSIONS: dict[Role, set[Can]] = {
    Role.EMPLOYEE: EVERYBODY_WITH_A_ROLE,
    Role.DEPARTMENT_HEAD: EVERYBODY_WITH_A_ROLE | {Can.CLEAR_DAYS_OFF, Can.LEAD_ROLL_CALL, Can.SEE_SUPPLY_COSTS},
    Role.TECHNICIAN: EVERYBODY_WITH_A_ROLE | {Can.WORK_ON_REPAIRS, Can.DO_ROUNDS},
    Role.ARCHIVIST: EVERYBODY_WITH_A_ROLE | {Can.KEEP_DOCUMENTS, Can.KEEP_CONFIDENTIAL, Can.GIVE_CLEARANCE},
    Role.LOGISTICS_OFFICER: EVERYBODY_WITH_A_ROLE | {Can.RUN_SUPPLIES, Can.BUY_SUPPLIES, Can.SEE_SUPPLY_COSTS, Can.DO_ROUNDS},
    Role.ADMIN_CLERK: EVERYBODY_WITH_A_ROLE
    | {
        Can.SEE_DESK,
        Can.LEAD_ROLL_CALL,
        Can.TAKE_MESSAGES,
        Can.HANDLE_PARCELS,
        Can.REPORT_INCIDENTS,
        Can.RUN_SUPPLIES,
        Can.BUY_SUPPLIES,
        Can.SEE_SUPPLY_COSTS,
        Can.KEEP_REPAIRS,
        Can.DO_ROUNDS,
        Can.KEEP_DOCUMENTS,
        Can.RUN_MEETINGS,
    },
    Role.RECEPTIONIST: EVERYBODY_WITH_A_ROLE
    | {
        Can.SEE_DESK,
        Can.RECEIVE_VISITORS,
        Can.SEE_ALL_VISITS,
        Can.RUN_KIOSKS,
        Can.KEEP_BADGES,
        Can.SEE_MOBILES,
        Can.LEAD_ROLL_CALL,
        Can.TAKE_MESSAGES,
        Can.HANDLE_PARCELS,
        Can.REPORT_INCIDENTS,
        Can.RUN_SUPPLIES,
        Can.DO_ROUNDS,
        Can.KEEP_DOCUMENTS,
        Can.RUN_MEETINGS,
    },
    Role.ADMIN_MANAGER: EVERYBODY_WITH_A_ROLE
    | {
        Can.SEE_DESK,
        Can.RECEIVE_VISITORS,
        Can.SEE_ALL_VISITS,
        Can.RUN_KIOSKS,
        Can.KEEP_BADGES,
        Can.KEEP_VISITOR_TYPES,
        Can.KEEP_WATCH_LIST,
        Can.CLEAR_DAYS_OFF,
        Can.LEAD_ROLL_CALL,
        Can.TAKE_MESSAGES,
        Can.HANDLE_PARCELS,
        Can.REPORT_INCIDENTS,
        Can.SEE_REGISTER,
        Can.HOLD_VISITS,
        Can.LEAD_INCIDENTS,
        Can.CHECK_ACCURACY,
        Can.RUN_MEETINGS,
        Can.RUN_SUPPLIES,
        Can.BUY_SUPPLIES,
        Can.SEE_SUPPLY_COSTS,
        Can.APPROVE_PURCHASES,
        Can.WORK_ON_REPAIRS,
        Can.LEAD_REPAIRS,
        Can.KEEP_REPAIRS,
        Can.DO_ROUNDS,
        Can.KEEP_DOCUMENTS,
        Can.KEEP_CONFIDENTIAL,
        Can.GIVE_CLEARANCE,
        Can.SEE_REPORTS,
        Can.SEE_RULES,
        Can.CHANGE_RULES,
        Can.SEE_NOTICES,
        Can.SEND_NOTICES,
        Can.CHANGE_TEXTS,
        Can.CHANGE_WORKDAYS,
        Can.CHANGE_COMPANY,
        Can.MANAGE_PLACES,
        Can.SEE_TRAIL,
        Can.FORGET_PEOPLE,
        Can.SEE_MOBILES,
        Can.MANAGE_PEOPLE,
    },
}
