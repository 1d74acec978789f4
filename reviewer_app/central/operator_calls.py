"""What operators and administrators ask of the server, and its faults as one sentence."""

from typing import Any

import psycopg

from reviewer_app.central.connection import CentralAddress, SignInRefused, open_raw
from reviewer_app.domain.errors import Unreachable, UserError

AS_OPERATOR = "sign in as an operator"
AS_ADMINISTRATOR = "use a superuser, or the database's owner with CREATEROLE"


def call_as_operator(
    address: CentralAddress, statement: str, values: tuple = (), *, keep: bool = True, sign_in: str = AS_OPERATOR
) -> list[Any]:
    """Run one statement as one transaction, undone unless `keep`; its rows as named tuples. `sign_in`: who may do it.

    Raises UserError; a key that is taken comes through as psycopg's UniqueViolation, for the caller to name.
    """
    with open_raw(address) as connection:
        try:
            rows = connection.execute(statement, values).fetchall()
            if keep:
                connection.commit()
            else:
                connection.rollback()
            return rows
        except psycopg.errors.UniqueViolation:
            raise
        except psycopg.Error as error:
            raise server_fault(address, error, sign_in, lost=bool(connection.closed)) from error


def server_fault(address: CentralAddress, error: Exception, sign_in: str, *, lost: bool = False) -> UserError:
    """What the server said, as one sentence; `sign_in` tells who may do it, `lost` that nobody knows if it was done."""
    cause = getattr(error, "orig", error)
    if isinstance(cause, psycopg.errors.NoDataFound):
        return UserError(str(cause.diag.message_primary))
    if isinstance(cause, (psycopg.errors.UndefinedFunction, psycopg.errors.InvalidSchemaName)):
        return UserError(
            f"{address} is not prepared for this: run `reviewer-app central init` first, or `central upgrade` if it "
            "was prepared by an older program."
        )
    if isinstance(cause, psycopg.errors.InsufficientPrivilege):
        reason = str(cause.diag.message_primary).removesuffix(".")
        return SignInRefused(f"{address.user} may not do this at {address} ({reason}): {sign_in}.")
    if lost:
        return Unreachable(f"The connection to the central database {address} was lost: look whether it was done.")
    if sign_in == AS_ADMINISTRATOR:
        first = str(cause).strip().splitlines()[0] if str(cause).strip() else type(cause).__name__
        return Unreachable(f"The central database {address} cannot be changed: {first}.")
    # Without the server's text: it may quote what somebody wrote.
    state = getattr(cause, "sqlstate", None)
    return Unreachable(f"The central database {address} reports an error ({state}): nothing was changed.")
