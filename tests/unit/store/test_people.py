"""What the server said that the person is."""

from reviewer_app.store import people


def test_the_role_is_the_one_said_last(database):
    with database.transaction() as connection:
        assert people.role(connection) == ""
        people.set_role(connection, "specialist")
        people.set_role(connection, "lead")
    with database.read() as connection:
        assert people.role(connection) == "lead"
