"""Faults of the server, as one sentence, the same for everybody who administers it."""

from dataclasses import replace

import psycopg
import pytest

from reviewer_app.central import administration, batches, chains, standards
from reviewer_app.central.connection import SignInRefused
from reviewer_app.central.operator_calls import AS_ADMINISTRATOR, AS_OPERATOR, call_as_operator, server_fault
from reviewer_app.domain.errors import Unreachable, UserError
from tests.postgres import PASSWORD


def test_a_call_is_kept_or_undone(embedded_central):
    add = "INSERT INTO central.topic_opt_out (owner, topic) VALUES ('ana', %s) RETURNING topic"
    admin = embedded_central.admin
    assert call_as_operator(admin, add, ("hate",), keep=False)[0].topic == "hate"
    assert call_as_operator(admin, "SELECT 1 FROM central.topic_opt_out") == []
    call_as_operator(admin, add, ("hate",))
    with pytest.raises(psycopg.errors.UniqueViolation):
        call_as_operator(admin, add, ("hate",))
    with pytest.raises(Unreachable, match=r"reports an error \(23514\): nothing was changed") as caught:
        call_as_operator(admin, add, ("NO",))
    assert "NO" not in str(caught.value)


def test_a_database_that_is_not_prepared_is_said_by_all_in_one_way(embedded_central):
    empty = replace(embedded_central.admin, database="postgres")
    for ask in (
        lambda: batches.status(empty),
        lambda: chains.walk_chains(empty),
        lambda: standards.published(empty, "policy"),
    ):
        with pytest.raises(UserError, match=r"is not prepared for this: run `reviewer-app central init` first"):
            ask()


def test_who_may_not_is_told_who_may(embedded_central):
    ana = replace(embedded_central.address, user="ana", password=PASSWORD)
    for ask in (
        lambda: batches.status(ana),
        lambda: chains.walk_chains(ana),
        lambda: standards.published(ana, "policy"),
    ):
        with pytest.raises(SignInRefused, match=f"ana may not do this .*: {AS_OPERATOR}"):
            ask()
    with pytest.raises(SignInRefused, match=f"ana may not do this .*: {AS_ADMINISTRATOR}"):
        administration.add_person(ana, "eva", "lead")


def test_a_connection_that_is_lost_leaves_it_open_whether_it_was_done(embedded_central):
    with pytest.raises(Unreachable, match="look whether it was done"):
        call_as_operator(embedded_central.admin, "SELECT pg_terminate_backend(pg_backend_pid())")
    told = server_fault(embedded_central.admin, psycopg.errors.DiskFull("no room\nmore"), AS_ADMINISTRATOR)
    assert str(told).endswith("cannot be changed: no room.")
