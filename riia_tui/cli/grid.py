"""``riia grid``: figures, who took part or a data return, a line each: shown, written to be filled in, read back."""

from argparse import Namespace
from pathlib import Path

from db.errors import BadInput
from riia_tui.actions.commands import Outcome
from riia_tui.cli.desk import Desk
from riia_tui.cli.headings import print_head
from riia_tui.cli.outcome import print_outcome
from riia_tui.cli.output import columns
from riia_tui.cli.parser import Parser
from riia_tui.cli.table import Part
from riia_tui.phrases import cut
from riia_tui.views.grids import Grid, GridKind, Wanted, grid

LONGEST_NAME = 50


def options(parser: Parser) -> None:
    """Which grid, and whether it is written, read or shown."""
    parser.add_argument("--kpi", metavar="REF", help="a KPI that counts authorities, down all of them")
    parser.add_argument("--authority", metavar="NAME", help="one authority, down every KPI that counts it")
    parser.add_argument("--collection", metavar="NAME", help="a data return, down all authorities; with --period")
    parser.add_argument("--period", metavar="P", help="the period of the data return")
    parser.add_argument("--people", action="store_true", help="e-mail addresses and numbers of leads and others")
    parser.add_argument("--theme", metavar="CODE", help="figures of this theme only")
    parser.add_argument("--lead", metavar="NAME", help="figures of this lead only")
    parser.add_argument("--to", metavar="FILE", help="write it to a CSV file, to be filled in")
    parser.add_argument("--from", dest="source", metavar="FILE", help="save what was filled in")
    parser.add_argument("--title", metavar="T", help="what they took part in, as the record is called")
    parser.add_argument("--sure", action="store_true", help="save what looks unlikely too")
    parser.plan_option()


def show_grid(desk: Desk, given: Namespace) -> int:
    """Shows a grid; writes it with --to, and saves with --from what was filled in."""
    found = grid(desk.store, given.plan, desk.today, _wanted(desk, given))
    if given.source:
        return _save(desk, given, found)
    if given.to:
        return _write(desk, Path(given.to).expanduser(), found)
    if desk.out.as_json:
        desk.out.json(found)
        return 0
    _print(desk, found)
    return 0


def _wanted(desk: Desk, given: Namespace) -> Wanted:
    figures = bool(given.theme or given.lead)
    kinds = [bool(given.kpi), bool(given.authority), bool(given.collection), figures, given.people]
    if sum(kinds) > 1:
        raise BadInput("These are different grids.", "Give one of --kpi, --authority, --collection or --theme.")
    if bool(given.collection) is not bool(given.period):
        raise BadInput("A data return is named by its collection and its period.", "Give --collection and --period.")
    if given.people:
        return Wanted(GridKind.PEOPLE)
    if given.kpi:
        return Wanted(GridKind.KPI, ref=given.kpi)
    if given.authority:
        return Wanted(GridKind.AUTHORITY, authority=given.authority)
    if given.collection:
        return Wanted(GridKind.RETURNS, collection=given.collection, period=given.period)
    return Wanted(GridKind.FIGURES, theme=_theme(desk, given) if given.theme else None, lead=given.lead)


def _theme(desk: Desk, given: Namespace) -> str:
    from riia_tui.views.participation import theme_key
    from riia_tui.views.standing import standing

    return theme_key(standing(desk.store, given.plan, desk.today), given.theme)


def _print(desk: Desk, found: Grid) -> None:
    print_head(desk.out, found.head)
    desk.out.line(found.title)
    rows = [["", found.beside, "target", *(column.title for column in found.columns if column.key in _filled(found))]]
    for row in found.rows:
        own = [row.cells.get(column.key, "") for column in found.columns if column.key in _filled(found)]
        rows.append([cut(row.name, LONGEST_NAME), row.last, row.target, *own])
    for line in columns(rows):
        desk.out.line(f"  {line}")
    desk.out.blank()
    desk.out.wrapped("--to FILE.csv writes it with empty columns to fill in; --from FILE.csv saves what was filled in:")
    for column in found.columns:
        desk.out.wrapped(f"{column.title}: {column.takes}", "  ", "    ")


def _filled(found: Grid) -> set[str]:
    """The columns in which something stands."""
    return {key for row in found.rows for key, text in row.cells.items() if text}


def _write(desk: Desk, to: Path, found: Grid) -> int:
    from riia_tui.exchange.grid_file import grid_csv
    from riia_tui.reports.whole_file import place_for, replace_file

    if to.suffix.lower() != ".csv":
        raise BadInput(f"A grid is written to a CSV file, and {to.name} is none.", "Give a name that ends in .csv.")
    replace_file(to, place_for(to, "grid.csv"), grid_csv(found))
    done = f"Wrote {to}. Fill in its last columns, then give the same command with --from in the place of --to."
    return print_outcome(desk, Outcome(done, str(to)), undo=False)


def _save(desk: Desk, given: Namespace, found: Grid) -> int:
    from riia_tui.actions.grid_cells import doubt, doubts_of, filled, read_row
    from riia_tui.actions.grids import fill_in
    from riia_tui.exchange.grid_file import read_grid_csv

    typed = read_grid_csv(Path(given.source).expanduser(), found)
    reads = [(row, read_row(found, row, typed[row.key], desk.today)) for row in found.rows if row.key in typed]
    what = (given.title or found.what) if found.kind is GridKind.KPI else None
    asked = filled(found, reads, what, desk.today)
    if (doubts := doubts_of(reads)) and not given.sure:
        raise doubt(doubts, "With --sure it is saved all the same.")
    return print_outcome(desk, fill_in(desk.store, asked, desk.today))


PARTS = {"grid": Part(options, show_grid, "grid --kpi 1.2.1A --plan sw-2025-26 --to who-took-part.csv")}
