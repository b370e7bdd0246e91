"""The published JSON Schema: what the reader reads, the schema lets pass, and it refuses what it can see."""

import json
import re
from typing import Any

import pytest

from db.words import Metric
from riia_tui.planfile.faults import FaultList
from riia_tui.planfile.nodes import Items, Node, Pairs, Scalar, kind_of, tree
from riia_tui.planfile.schema import schema

TYPES: dict[str, Any] = {
    "string": str,
    "number": (int, float),
    "integer": int,
    "boolean": bool,
    "null": type(None),
    "array": list,
    "object": dict,
}


def as_json(node: Node) -> Any:
    """What an editor checks: dates are texts to it, and so are the words yes, no and on."""
    if isinstance(node, Pairs):
        return {key.text: as_json(value) for key, value in node.pairs}
    if isinstance(node, Items):
        return [as_json(each) for each in node.items]
    return _single(node)


def _single(scalar: Scalar) -> Any:
    kind = kind_of(scalar)
    if kind == "bool" and scalar.text in ("true", "false"):
        return scalar.text == "true"
    readers: dict[str, Any] = {"null": lambda _: None, "int": int, "float": float}
    return readers.get(kind, str)(scalar.text)


def passes(value: Any, rule: dict[str, Any], definitions: dict[str, Any]) -> bool:
    """The part of JSON Schema that the plan file needs."""
    if "$ref" in rule:
        return passes(value, definitions[rule["$ref"].removeprefix("#/$defs/")], definitions)
    if "anyOf" in rule:
        return any(passes(value, each, definitions) for each in rule["anyOf"])
    if "const" in rule or "enum" in rule:
        return value in rule.get("enum", [rule.get("const")])
    if not _has_type(value, rule["type"]) or not re.search(rule.get("pattern", ""), str(value)):
        return False
    if isinstance(value, list):
        return all(passes(each, rule["items"], definitions) for each in value)
    return not isinstance(value, dict) or _passes_as_object(value, rule, definitions)


def _has_type(value: Any, types: str | list[str]) -> bool:
    return any(isinstance(value, TYPES[each]) for each in ([types] if isinstance(types, str) else types))


def _passes_as_object(value: dict[str, Any], rule: dict[str, Any], definitions: dict[str, Any]) -> bool:
    known, others = rule.get("properties", {}), rule["additionalProperties"]
    if not set(rule.get("required", ())) <= set(value):
        return False
    return all(
        passes(each, known[key], definitions)
        if key in known
        else others is not False and passes(each, others, definitions)
        for key, each in value.items()
    )


def is_let_pass(text: str) -> bool:
    root = tree(text, FaultList())
    assert root is not None
    rules = schema()
    return passes(as_json(root), rules, rules["$defs"])


def test_what_the_reader_reads_the_schema_lets_pass(written, minimal: str, whole: str) -> None:
    assert is_let_pass(minimal)
    assert is_let_pass(written(whole))


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("level: section", "levl: section"),
        ("title: Data", "title: [Data]"),
        ("kind: action", "kind: actoin"),
        ("due: 2025-12-31", "due: 31/12/2025"),
        ('code: "5.1.1"', "code: 5.1"),
        ("within: 10  working days", "within: soon"),
        ("members: all", "members: some"),
        ("target: 86.5", "target: 86%"),
        ("- Devon", "- 12"),
        ("statement: Every LA submits.", "code: A"),
    ],
)
def test_the_schema_refuses_what_it_can_see(written, whole: str, right: str, wrong: str) -> None:
    assert right in whole
    assert not is_let_pass(written(whole.replace(right, wrong, 1)))


def test_the_schema_is_json_and_names_every_word() -> None:
    text = json.dumps(schema())
    assert all(f'"{metric}"' in text for metric in Metric)
    assert schema()["required"] == ["format", "plan", "themes"]
    assert schema()["$defs"]["Mapping"]["required"] == ["from", "framework", "item"]


def test_every_kind_of_entry_is_described() -> None:
    definitions = schema()["$defs"]
    assert "Kpi" in definitions
    assert all(each["description"] for each in definitions.values())
