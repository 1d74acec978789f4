"""Lexicons in YAML; the fields are described in docs/lexicons.md."""

import yaml
from yaml.nodes import Node

from reviewer_app.domain.lexicon import EVERYWHERE, Lexicon, Term
from reviewer_app.domain.policy import PolicySet
from reviewer_app.formats.lexicon_draft import LISTS, OPTIONAL, REQUIRED, Drafts, DraftTerm, LexiconError, LexiconFile
from reviewer_app.formats.yaml_file import Fields, Problems, compose

SCHEMA = "1"


def parse_yaml(text: str, name: object, policies: PolicySet | None = None) -> LexiconFile:
    """The lexicon of a YAML text; `name` says in errors where it came from. Raises LexiconError."""
    problems = Problems(name)
    root = compose(text, problems)
    if root is None:
        raise LexiconError(name, problems.in_order())
    fields = Fields(problems, root, "the lexicon", ("schema", "id", "version", "terms"))
    if fields.text("schema") not in ("", SCHEMA):
        problems.add(fields.line_of("schema"), f"'schema' must be {SCHEMA}, not {fields.text('schema')!r}.")
    drafts = Drafts(problems, policies)
    for node in fields.items("terms"):
        drafts.add(_draft(node, problems))
    return drafts.finish(fields.text("id"), fields.text("version"), fields.line_of("id"))


def to_yaml(lexicon: Lexicon) -> str:
    """The lexicon as a YAML text that `parse_yaml` reads back the same."""
    value = {
        "schema": int(SCHEMA),
        "id": lexicon.id,
        "version": lexicon.version,
        "terms": [_fields(term) for term in lexicon.terms],
    }
    return yaml.safe_dump(value, allow_unicode=True, sort_keys=False, default_flow_style=None, width=118)


def _draft(node: Node, problems: Problems) -> DraftTerm:
    fields = Fields(problems, node, "the term", REQUIRED, OPTIONAL)
    return DraftTerm(
        line=fields.line,
        lemma=fields.text("lemma"),
        policy=fields.text("policy"),
        sense=fields.optional_text("sense") or "",
        source=fields.optional_text("source") or "",
        forms=fields.optional_text("forms") or "",
        reclaimed=fields.flag("reclaimed"),
        severity=fields.text_by_name("severity", EVERYWHERE),
        lists={name: tuple(text for text, _ in fields.words(name) if text) for name in LISTS},
    )


def _fields(term: Term) -> dict[str, object]:
    """The fields that say something, in the order of the documentation."""
    severity = term.severity or {}
    short = severity[EVERYWHERE] if set(severity) == {EVERYWHERE} else dict(severity)
    return {
        name: value
        for name, value in (
            ("lemma", term.lemma),
            ("policy", term.policy),
            ("sense", term.sense),
            ("severity", short),
            ("countries", [] if term.countries == (EVERYWHERE,) else list(term.countries)),
            ("variants", list(term.variants)),
            ("algospeak", list(term.algospeak)),
            ("reclaimed", term.reclaimed),
            ("forms", "" if term.forms == "all" else term.forms),
            ("unless", list(term.unless)),
            ("examples", list(term.examples)),
            ("source", term.source),
        )
        if value
    }
