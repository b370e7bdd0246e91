"""Several names in one cell: with a semicolon between them, in quotation marks where a name would be torn."""

import re
from collections.abc import Iterable

_NAME = re.compile(r'\s*(?:"((?:[^"]|"")*)"[^\S\n]*(?=[;\n]|\Z)|([^;\n]*))(?:[;\n]|\Z)')
_TORN = re.compile(r'[;\n]|^"')


def joined_names(names: Iterable[str]) -> str:
    """The names in one text, from which ``split_names`` gives them back."""
    return "; ".join(f'"{_doubled(name)}"' if _TORN.search(name) else name for name in names)


def split_names(text: str) -> list[str]:
    """The names of a text, without the blanks around them; a name is ended by a semicolon or a line end."""
    found = [quoted.replace('""', '"') or bare for quoted, bare in _NAME.findall(text)]
    return [name.strip() for name in found if name.strip()]


def _doubled(name: str) -> str:
    return name.replace('"', '""')
