"""Statements of the key path give what Core gives."""

import sqlalchemy as sa

from reviewer_app.store.statement import Statement
from reviewer_app.store.tables import meta


def test_a_statement_runs_inside_the_callers_transaction(database):
    put = Statement(sa.insert(meta))
    get = Statement(sa.select(meta.c.value).where(meta.c.name == sa.bindparam("name")).limit(1))
    try:
        with database.transaction() as connection:
            put.run(connection, name="a", value="1")
            assert get.first(connection, name="a") == ("1",)
            raise KeyError
    except KeyError:
        pass
    with database.read() as connection:
        assert get.first(connection, name="a") is None


def test_all_rows_come_in_the_order_of_the_statement(database):
    put = Statement(sa.insert(meta))
    every = Statement(sa.select(meta.c.name).where(meta.c.value == sa.bindparam("value")).order_by(meta.c.name.desc()))
    with database.transaction() as connection:
        for name, value in (("a", "1"), ("b", "1"), ("c", "2")):
            put.run(connection, name=name, value=value)
        assert every.all(connection, value="1") == [("b",), ("a",)]
        assert every.all(connection, value="3") == []


def test_a_limit_is_a_number_of_the_statement_and_planned_once(database):
    """SQLite asks the authorizer whenever it plans; a bound LIMIT is planned anew each time that it is run."""
    put = Statement(sa.insert(meta))
    some = Statement(sa.select(meta.c.name).where(meta.c.value > sa.bindparam("param")).limit(2).offset(1))
    with database.transaction() as connection:
        driver, asked = connection.connection.driver_connection, []
        for name in "abcd":
            put.run(connection, name=name, value="1")
        driver.set_authorizer(lambda *question: asked.append(question) or 0)
        assert some.all(connection, param="0") == [("b",), ("c",)]
        planned = len(asked)
        assert some.all(connection, param="0") == [("b",), ("c",)]
        assert some.all(connection, param="1") == []
        driver.set_authorizer(None)
    assert 0 < planned == len(asked)
