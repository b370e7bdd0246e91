"""How long every report takes in every kind of file, and how much memory: of one plan of the demonstration.

    python benchmarks/reports.py [PLAN]

For Linux and macOS. Prints a row a report (seconds to build it and to write each kind of file, and the most memory
of a process that makes this report alone, or of the one beside it, in MB), then one run of the whole set as “riia
report all --formats all” makes it. Ends with 1 where that takes more than 20 seconds, or a process more than 200 MB.
"""

import subprocess
import sys
import tempfile
from datetime import date
from itertools import pairwise
from pathlib import Path
from time import perf_counter

from db.engine import open_store
from riia_tui.actions.demonstration import demonstration_store
from riia_tui.reports.asked import Asked
from riia_tui.reports.catalogue import REPORTS, build_report
from riia_tui.reports.save import endings, file_of
from riia_tui.reports.whole_set import WholeSet, write_set

TODAY = date(2025, 12, 1)
LARGEST = "sw-2025-26"
LIMIT_SECONDS, LIMIT_MB = 20, 200


def main(plan: str) -> int:
    """Prints the table; gives 1 where a limit is not kept."""
    with tempfile.TemporaryDirectory() as folder:
        store = demonstration_store(Path(folder), kept=None)
        print(
            f"{plan}\n{'report':<14}{'blocks':>7}" + "".join(f"{ending:>7}" for ending in endings()) + "   all     MB"
        )
        peaks = [_row_of(plan, name, store) for name in REPORTS]
        begun = perf_counter()
        said = _apart("set", plan, "", store, folder)
        took = perf_counter() - begun
    own, beside = map(int, said.split())
    print(f"the whole set: {took:.1f} s, {own} MB, the process for PDF {beside} MB")
    return int(took > LIMIT_SECONDS or max(*peaks, own, beside) > LIMIT_MB)


def _row_of(plan: str, name: str, store: Path) -> int:
    said = _apart("one", plan, name, store, "")
    *row, peak = said.split()
    print(f"{name:<14}", *(f"{float(part):>6.2f}" for part in row), f"{peak:>6}", flush=True)
    return int(peak)


def _apart(what: str, plan: str, name: str, store: Path, folder: str) -> str:
    """What a process of its own says: its memory is that of nothing else."""
    command = [sys.executable, __file__, what, plan, name, str(store), folder]
    return subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8").stdout


def _one(plan: str, name: str, place: str) -> None:
    store = open_store(place)
    build_report(store, "learning", Asked(plan, TODAY))  # opens the plan, which every other report finds open
    times = [perf_counter()]
    report = build_report(store, name, Asked(plan, TODAY, audience=REPORTS[name].audience))
    times.append(perf_counter())
    for ending in endings():
        if ending != ".ics" or report.events:
            file_of(report, ending)
        times.append(perf_counter())
    steps = [after - before for before, after in pairwise(times)]
    print(*(f"{step:.3f}" for step in (*steps, sum(steps))), max(_peak(), _peak(of_children=True)))


def _whole_set(plan: str, place: str, folder: str) -> None:
    wanted = WholeSet(Asked(plan, TODAY), Path(folder) / "set", formats=endings())
    write_set(open_store(place), wanted, lambda *_: None)
    print(_peak(), _peak(of_children=True))


def _peak(of_children: bool = False) -> int:
    import resource

    whose = resource.RUSAGE_CHILDREN if of_children else resource.RUSAGE_SELF
    found = resource.getrusage(whose).ru_maxrss
    return found // (1024 * 1024 if sys.platform == "darwin" else 1024)


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["one", plan, name, place, _]:
            _one(plan, name, place)
        case ["set", plan, _, place, folder]:
            _whole_set(plan, place, folder)
        case [plan]:
            raise SystemExit(main(plan))
        case _:
            raise SystemExit(main(LARGEST))
