"""The benchmarks are commands that say what they measure."""

from tests.bench.__main__ import benchmarks, parser_of


def test_the_help_names_every_benchmark():
    """Whatever signs their descriptions hold."""
    known = benchmarks()
    told = parser_of(known).format_help()
    assert known and all(f"{name}:" in told for name in known)
