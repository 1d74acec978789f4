"""Every derived table can be told by review, which verify relies on."""

from reviewer_app.store import tables


def test_derived_tables_name_their_review():
    for table in (tables.review, tables.finding, tables.verdict, tables.escalation, tables.evidence, tables.step):
        assert "review_id" in table.c
