"""The ledger is append-only, and the database itself takes no movement of a closed month."""

from django.db.backends.base.base import BaseDatabaseWrapper

from frontdesk.append_only import AppendOnly

LEDGER = AppendOnly("ledger", "the ledger is append-only", {"supplies_movement": ("UPDATE", "DELETE")})
CLOSED = "this month is closed"
NAME = "supplies_movement_month_is_open"
POSTGRES = f"""
CREATE OR REPLACE FUNCTION ledger_month_is_open() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM supplies_closedmonth WHERE reopened_at IS NULL AND month = date_trunc('month', NEW."on")::date) THEN
        RAISE EXCEPTION '{CLOSED}: %', NEW."on" USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER {NAME} BEFORE INSERT ON supplies_movement FOR EACH ROW EXECUTE FUNCTION ledger_month_is_open()
"""
SQLITE = f"""
CREATE TRIGGER IF NOT EXISTS {NAME} BEFORE INSERT ON supplies_movement
WHEN EXISTS (SELECT 1 FROM supplies_closedmonth WHERE reopened_at IS NULL AND month = date(NEW."on", 'start of month'))
BEGIN SELECT RAISE(ABORT, '{CLOSED}'); END
"""


def keep_months_closed(connection: BaseDatabaseWrapper) -> None:
    """Put the trigger on; harmless when it is on already. A refused row raises IntegrityError."""
    with connection.cursor() as cursor:
        cursor.execute(POSTGRES if connection.vendor == "postgresql" else SQLITE)
