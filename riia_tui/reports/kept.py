"""A report as text and back again, whole: what a frozen pack keeps, so that it can be written again to the byte."""

import json
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from db.words import Unit
from riia_tui.reports import blocks
from riia_tui.reports.blocks import Report

_CLASSES: dict[str, Any] = {
    name: found for name, found in vars(blocks).items() if isinstance(found, type) and is_dataclass(found)
}


def as_kept(report: Report) -> str:
    """The report as JSON: every block with its class and its fields."""
    return json.dumps(_kept(report), ensure_ascii=False, separators=(",", ":"))


def report_of(text: str) -> Report:
    """The report that the text was made from."""
    found: Report = _made(json.loads(text))
    return found


def _kept(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return {"is": type(value).__name__} | {f.name: _kept(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, tuple):
        return [_kept(each) for each in value]
    return {"is": "day", "on": value.isoformat()} if isinstance(value, date) else value


def _made(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_made(each) for each in value)
    if not isinstance(value, dict):
        return value
    if value["is"] == "day":
        return date.fromisoformat(value["on"])
    found = {name: _made(each) for name, each in value.items() if name != "is"}
    if "unit" in found:
        found["unit"] = Unit(found["unit"])
    return _CLASSES[value["is"]](**found)
