"""``riia demo``, ``init``, ``plans`` and ``import``: a store with plans in it."""

import tempfile
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from db.errors import BadInput, RiiaError, UnknownName
from riia_tui.cli.arguments import day
from riia_tui.cli.desk import Desk
from riia_tui.cli.outcome import print_outcome
from riia_tui.cli.output import columns
from riia_tui.cli.parser import Parser, nearest
from riia_tui.cli.table import Part

if TYPE_CHECKING:
    from db.engine import Store
    from riia_tui.planfile.model import PlanFile


def demo_options(parser: Parser) -> None:
    """Where to keep it."""
    parser.add_argument("--at", metavar="DIR", help="write DIR/riia.db and return; without it, nothing is kept")


def demo(desk: Desk, given: Namespace) -> int:
    """Opens a throwaway demonstration, or writes one that stays."""
    if given.at is not None:
        return _write_demo(desk, Path(given.at).expanduser())
    with tempfile.TemporaryDirectory(prefix="riia-demo-", ignore_cleanup_errors=True) as folder:
        return _open_demo(desk, Path(folder))


def _write_demo(desk: Desk, folder: Path) -> int:
    from platformdirs import user_cache_path

    from riia_tui.actions.demonstration import AS_AT, demonstration_store

    _refuse_real_store(folder / "riia.db")
    path = demonstration_store(folder, kept=user_cache_path("riia", appauthor=False))
    shown = f'"{path}"' if " " in str(path) else str(path)
    if desk.out.as_json:
        desk.out.json({"said": f"The demonstration is in {path}.", "key": str(path)})
        return 0
    desk.out.line(f"The demonstration is in {path}.")
    desk.out.line("Next, type:")
    desk.out.line(f"  riia --db {shown} --today {AS_AT.isoformat()}")
    return 0


def _refuse_real_store(path: Path) -> None:
    """Raises BadInput where something other than a demonstration would be lost."""
    if not path.exists():
        return
    from db.engine import open_store
    from riia_tui.views.plans import plans

    try:
        store = open_store(path)
        lines = plans(store)
        store.close()
    except RiiaError:
        lines = []
    if not lines or not all(line.demonstration for line in lines):
        raise BadInput(f"{path} is there already and is no demonstration.", "Choose another folder with --at.")


def _open_demo(desk: Desk, folder: Path) -> int:
    from platformdirs import user_cache_path

    from db.engine import open_store
    from riia_tui.actions.demonstration import AS_AT, demonstration_store

    path = demonstration_store(folder, kept=user_cache_path("riia", appauthor=False))
    today = desk.today if desk.today_given else AS_AT
    if not desk.out.is_terminal or desk.out.as_json:
        return _print_demo(desk.at(path, today))
    store = open_store(path, by=desk.by)
    try:
        return desk.open_screens(store, today)
    finally:
        store.close()


def _print_demo(desk: Desk) -> int:
    from riia_tui.cli.status import print_status

    try:
        return print_status(desk, None)
    finally:
        desk.close()


def init_options(parser: Parser) -> None:
    """Which plans."""
    parser.add_argument("codes", nargs="*", metavar="PLAN", help="codes as “riia plans” lists them; else all")


def init(desk: Desk, given: Namespace) -> int:
    """Makes the store if there is none, and adds the bundled plans, each whole or not at all."""
    from riia_tui.actions.plans import add_plan
    from riia_tui.planfile.bundled import bundled_plans
    from riia_tui.planfile.read import parse_plan

    texts = bundled_plans()
    codes = _known(given.codes, list(texts))
    with _store_or_new(desk) as (store, made):
        said = [f"Made the store at {desk.target}."] if made else []
        loaded = _loaded(store)
        for code in codes:
            if code in loaded:
                said.append(f"The plan {code} is in the store already.")
            else:
                said.append(add_plan(store, parse_plan(texts[code], f"{code}.yaml")).said)
    return _print_said(desk, said)


def _known(wanted: list[str], codes: list[str]) -> list[str]:
    """The bundled codes that are meant, all where none is named. Raises UnknownName."""
    known = {code.casefold(): code for code in codes}
    for each in wanted:
        if each.strip().casefold() not in known:
            raise UnknownName("bundled plan", each, nearest(each, codes))
    return list(dict.fromkeys(known[each.strip().casefold()] for each in wanted)) or codes


def _loaded(store: "Store") -> set[str]:
    from riia_tui.views.plans import plans

    return {line.code for line in plans(store)}


@contextmanager
def _store_or_new(desk: Desk) -> Iterator[tuple["Store", bool]]:
    """The store, and whether it was made just now; one that was made goes again where no plan came into it."""
    if desk.store_exists:
        yield desk.store, False
        return
    store = desk.make_store()
    try:
        yield store, True
    except BaseException:
        if not _loaded(store):
            desk.discard_store()
        raise


def _print_said(desk: Desk, said: list[str]) -> int:
    if desk.out.as_json:
        desk.out.json({"said": " ".join(said), "key": str(desk.target)})
        return 0
    for sentence in said:
        desk.out.wrapped(sentence)
    return 0


def no_options(_: Parser) -> None:
    """Nothing but the global options."""


def list_plans(desk: Desk, _: Namespace) -> int:
    """Prints the bundled plans and those in the store."""
    from riia_tui.planfile.bundled import bundled_list
    from riia_tui.views.plans import plans

    loaded = plans(desk.store) if desk.store_exists else []
    bundled = bundled_list()
    if desk.out.as_json:
        desk.out.json({"loaded": loaded, "bundled": bundled})
        return 0
    _print_plans(desk, f"In the store at {desk.target}", [(p.code, f"{p.kpis} KPIs", p.title) for p in loaded])
    codes = {plan.code for plan in loaded}
    rows = [(p.code, "loaded" if p.code in codes else "not loaded", p.title) for p in bundled]
    _print_plans(desk, "Bundled", rows)
    return 0


def _print_plans(desk: Desk, title: str, rows: list[tuple[str, str, str]]) -> None:
    desk.out.blank()
    desk.out.line(title if rows else f"{title}: none yet. “riia init” adds the bundled ones.")
    for line in columns(rows):
        desk.out.line(f"  {line}")


def import_options(parser: Parser) -> None:
    """The plan file, or a tracker with how it is read."""
    parser.add_argument("file", metavar="FILE", help="a plan file, .yaml or .xlsx; or a tracker, .ods, .xls, .csv too")
    parser.add_argument(
        "--suggest", action="store_true", help="a tracker: write a map of its columns, guessed, and what fits"
    )
    parser.add_argument("--map", metavar="MAP", help="a tracker: the file that says how it is read")
    parser.add_argument("--plan", metavar="CODE", help="a tracker: the plan in the store that its rows belong to")
    parser.add_argument("--yes", action="store_true", help="make the changes of a newer version of a plan that is in")
    parser.add_argument("-m", "--why", metavar="WHY", help="why the plan changes")
    parser.add_argument("--agreed-by", metavar="NAME", help="who agreed the newer version, such as a board")
    parser.add_argument("--on", type=day, metavar="DATE", help="when it was agreed; else the as-at day")


def import_plan(desk: Desk, given: Namespace) -> int:
    """Adds the plan of a file, whole or not at all; of one that is in the store shows or makes what differs."""
    from riia_tui.actions.plans import add_plan
    from riia_tui.exchange.trackers.opening import is_tracker

    if given.suggest or given.map or is_tracker(Path(given.file).expanduser()):
        from riia_tui.cli.trackers import import_tracker

        return import_tracker(desk, given, _store_or_new)
    plan = _read(Path(given.file).expanduser())
    with _store_or_new(desk) as (store, _):
        if plan.plan.code.casefold() in {code.casefold() for code in _loaded(store)}:
            from riia_tui.cli.revising import revise

            return revise(desk, given, plan)
        outcome = add_plan(store, plan)
    return print_outcome(desk, outcome)


def _read(path: Path) -> "PlanFile":
    """The plan of a file. Raises BadInput with every mistake in it."""
    from riia_tui.planfile.faults import PlanFileFaults
    from riia_tui.planfile.files import read_plan

    try:
        return read_plan(path)
    except PlanFileFaults as faults:
        raise BadInput(faults.said, "Nothing was imported.") from faults


PARTS = {
    "demo": Part(demo_options, demo, "demo --at ."),
    "init": Part(init_options, init, "init sw-2025-26"),
    "plans": Part(no_options, list_plans, "plans"),
    "import": Part(import_options, import_plan, "import my-region.yaml"),
}
