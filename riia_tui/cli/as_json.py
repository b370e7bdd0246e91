"""What views give, as JSON: words instead of enums, dates as 2025-12-31, numbers raw."""

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from typing import Any

UNKNOWN = "unknown"


def document(value: Any) -> str:
    """One JSON document, readable by people too."""
    return json.dumps(plain(value), ensure_ascii=False, indent=2, allow_nan=False)


def plain(value: Any) -> Any:
    """Frozen dataclasses, tuples, enums and dates as what JSON has."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: _field(field.name, getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Enum):
        return _word(value)
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(plain(key)): plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(each) for each in value]
    return value


def _field(name: str, value: Any) -> Any:
    """Counts by status are an object, so that a script need not know their order."""
    if name == "counts" and isinstance(value, tuple):
        return {_word(status) if status else UNKNOWN: count for status, count in value}
    return plain(value)


def _word(value: Enum) -> Any:
    """An enum's word; where its value is only a sign, its name in words."""
    word = value.value
    return value.name.lower().replace("_", " ") if isinstance(word, str) and len(word) == 1 else word
