"""The workbooks that come back from leads: whatever was renamed, sorted, added or left out, every answer is found."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from io import BytesIO
from pathlib import Path
from typing import Any

from db.errors import BadInput
from riia_tui.exchange.form import FIRST, HEADINGS, KEY, MARKS, OURS, REF, STATEMENT, THEIRS, Marks, key_parts, print_of
from riia_tui.exchange.typed_answers import words_of
from riia_tui.exchange.workbooks.forms import as_xlsx
from riia_tui.exchange.workbooks.sheets import Unreadable
from riia_tui.planfile.excel_guard import LARGEST, reason_to_refuse
from riia_tui.planfile.excel_open import Found, FoundRow, NotReadable, Page, pages_of
from riia_tui.views.names import folded

Key = tuple[str, tuple[str, ...]]
"""What the hidden cell of a row holds: its name, and the fingerprints of its locked texts."""

WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods")
MOST_FILES = 5_000
NOT_PASSED_OVER = "\0"
"""No sheet's title begins so: hidden sheets are read too."""

ENOUGH = 6
"""Headings of ours that tell our sheet also where that of the RAG was rewritten."""

SENTENCES = 5
"""Rows of the first sheet as it is sent."""

CLOSE_IT = "Close it in Excel and try again, or look at its name and folder."


@dataclass(frozen=True, slots=True)
class Row:
    """A row with answers: its number, the ref it shows, the name and fingerprints its hidden cell kept.

    ``cells`` are the open cells by heading, ``strays`` the words in columns without a heading of ours, and
    ``rewritten`` the locked texts that are no longer as they went out, by heading.
    ``is_number`` says that the ref was typed as a number, so that 1.10 is 1.1; ``keyless`` that the workbook has lost
    its hidden column, so that nothing tells what was rewritten.
    """

    number: int
    shown: str
    kept: str | None
    statement_print: str | None
    cells: dict[str, Found]
    strays: tuple[str, ...]
    rewritten: dict[str, str]
    is_number: bool = False
    keyless: bool = False


@dataclass(frozen=True, slots=True)
class AnswerFile:
    """A workbook that came back; ``marks`` is None where nothing says where it came from.

    ``empty`` counts the rows that were asked about and have no answer, ``strange`` are sheets nobody asked for,
    ``lost`` are headings of open columns that are no longer there.
    """

    name: str
    marks: Marks | None
    rows: tuple[Row, ...]
    empty: int
    strange: tuple[str, ...]
    lost: tuple[str, ...] = ()


def answer_files(place: Path) -> list[Path]:
    """The workbooks at a place: the file itself, or those of a folder and its folders, by name. Raises BadInput."""
    if place.is_file():
        return [place]
    if not place.is_dir():
        raise BadInput(f"There is no file or folder {place}.", "Look for a slip in its name.")
    found = [path for path in sorted(place.rglob("*")) if path.suffix.lower() in WORKBOOKS and path.is_file()]
    kept = [path for path in found if not path.name.startswith(("~$", "."))]
    if len(kept) > MOST_FILES:
        raise BadInput(f"{place} holds {len(kept):,} workbooks.", f"Choose a folder with at most {MOST_FILES:,}.")
    return kept


def read_answers(path: Path) -> AnswerFile:
    """The answers of one workbook. Raises BadInput, which says why it cannot be read."""
    try:
        if path.stat().st_size > LARGEST:
            raise BadInput(f"{path.name} is larger than {LARGEST // 1_000_000} MB.", "Delete pictures and try again.")
        content = path.read_bytes()
    except OSError as fault:
        raise BadInput(f"{path.name} cannot be read: {fault.strerror}.", CLOSE_IT) from fault
    try:
        content, ending = as_xlsx(content, path.suffix.lower())
        refused = reason_to_refuse(content, ending)
        if refused:
            raise BadInput(f"{path.name}: {refused}.")
        return _file_of(path.name, pages_of(content, NOT_PASSED_OVER), content)
    except (NotReadable, Unreadable) as fault:
        raise BadInput(f"{path.name}: {fault}.") from fault


def _file_of(name: str, pages: list[Page], content: bytes) -> AnswerFile:
    marks = _marks(pages, content)
    tables = {page.title: table for page in pages if (table := _table(page)) is not None}
    if not tables:
        raise BadInput(f"{name} has no sheet with the columns “{REF}” and “{THEIRS[0]}”.", "It is not one we sent.")
    rows = [_row(heads, each, _keys(heads, body)) for heads, body in tables.values() for each in body]
    answered = [row for row in rows if row.cells or row.strays or row.rewritten]
    strange = tuple(page.title for page in pages if page.title not in tables and not _is_as_sent(page))
    found = {heading for heads, _ in tables.values() for heading in heads.values()}
    lost = tuple(heading for heading in THEIRS if heading not in found)
    return AnswerFile(name, marks, tuple(answered), len(rows) - len(answered), strange, lost)


def _is_as_sent(page: Page) -> bool:
    """Whether a sheet without answers is one that we sent, or empty."""
    return not page.rows or page.title == MARKS or (page.title == FIRST and len(page.rows) <= SENTENCES)


def _marks(pages: list[Page], content: bytes) -> Marks | None:
    """Where the workbook came from: its hidden sheet says so, else its properties."""
    for page in pages:
        found = {words_of(row.cells.get(1)): words_of(row.cells.get(2)) for row in page.rows if page.title == MARKS}
        if marks := _as_marks(found):
            return marks
    return _as_marks(_property(content))


def _as_marks(found: Any) -> Marks | None:
    names = [field.name for field in fields(Marks)]
    if not isinstance(found, dict) or not found.get("plan") or not found.get("board_on"):
        return None
    return Marks(**{name: str(found.get(name) or "") for name in names})


def _property(content: bytes) -> Any:
    from openpyxl import load_workbook

    workbook = load_workbook(BytesIO(content), read_only=True, keep_links=False)
    try:
        return json.loads(workbook.properties.description or "null")
    except ValueError:
        return None
    finally:
        workbook.close()


def _table(page: Page) -> tuple[dict[int, str], tuple[FoundRow, ...]] | None:
    """The columns of a sheet by number, and its rows below the headings; None where it is no sheet of ours."""
    known = {folded(heading): heading for heading in HEADINGS}
    for at, row in enumerate(page.rows):
        heads = {n: known[said] for n, cell in row.cells.items() if (said := folded(words_of(cell))) in known}
        if REF in heads.values() and (THEIRS[0] in heads.values() or len(heads) >= ENOUGH):
            return heads, page.rows[at + 1 :]
    return None


def _keys(heads: dict[int, str], body: tuple[FoundRow, ...]) -> dict[str, Key]:
    """What the hidden cells of a sheet hold, by the fingerprint of the statement; there is none without that column.

    Two rows with the same statement have none here: nothing tells them apart but their own cells.
    """
    column = next((at for at, heading in heads.items() if heading == KEY), None)
    keys = [key for row in body if (key := key_parts(words_of(row.cells.get(column or 0))))]
    prints = [key[1][0] for key in keys]
    return {key[1][0]: key for key in keys if prints.count(key[1][0]) == 1}


def _key(own: Key | None, shown: str, statement: str, keys: dict[str, Key]) -> Key | None:
    """A row's key: its own, or that of the row that it shows where the visible cells were sorted without the hidden."""
    if own is None or folded(own[0]) == folded(shown):
        return own
    other = keys.get(print_of(statement)) if statement else None
    return other if other and folded(other[0]) == folded(shown) else own


def _row(heads: dict[int, str], found: FoundRow, keys: dict[str, Key]) -> Row:
    """A row below the headings; ``keys`` are those of its sheet."""
    by_heading = {heads[at]: cell for at, cell in found.cells.items() if at in heads}
    strays = tuple(words_of(cell) for at, cell in found.cells.items() if at not in heads)
    shown = words_of(by_heading.get(REF))
    kept = _key(key_parts(words_of(by_heading.get(KEY))), shown, words_of(by_heading.get(STATEMENT)), keys)
    keyless = KEY not in heads.values()
    locked = {name: words_of(by_heading.get(name)) for name in OURS[1:]}
    prints = dict(zip(OURS[1:], kept[1], strict=True)) if kept else {}
    changed = {
        name: text for name, text in locked.items() if text and not keyless and prints.get(name) != print_of(text)
    }
    return Row(
        number=found.number,
        shown=shown,
        kept=kept[0] if kept else None,
        statement_print=kept[1][0] if kept else None,
        cells={name: by_heading[name] for name in THEIRS if name in by_heading},
        strays=strays,
        rewritten=changed,
        is_number=isinstance(by_heading[REF].value, float) if REF in by_heading else False,
        keyless=keyless,
    )


def read_all(
    place: Path, paths: list[Path], progress: Callable[[int, int], None]
) -> Iterator[tuple[str, AnswerFile | BadInput]]:
    """Each workbook of a place by its name there, with its answers or with why it could not be read.

    ``progress`` is told how many of how many.
    """
    for number, path in enumerate(paths, 1):
        progress(number, len(paths))
        name = path.relative_to(place).as_posix() if place.is_dir() else path.name
        try:
            yield name, read_answers(path)
        except BadInput as fault:
            yield name, fault
