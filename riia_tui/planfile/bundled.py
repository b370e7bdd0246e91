"""The plans that come with the program."""

from dataclasses import dataclass
from importlib.resources import files

from riia_tui.planfile.model import FORMAT, FrameworkEntry, FrameworkItemEntry


@dataclass(frozen=True, slots=True)
class Bundled:
    """A bundled plan in short."""

    code: str
    title: str
    region: str


def bundled_plans() -> dict[str, str]:
    """The text of every bundled plan file, by plan code."""
    folder = files("seed_data")
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".yaml"))
    texts = {name: (folder / name).read_text(encoding="utf-8") for name in names}
    return {name.removesuffix(".yaml"): text for name, text in texts.items() if text.startswith(f"format: {FORMAT}")}


def bundled_list() -> list[Bundled]:
    """The bundled plans in short, by code. Only the head of each file is read, so that a list comes at once."""
    import yaml

    found = []
    for code, text in bundled_plans().items():
        head = yaml.safe_load(_head(text))["plan"]
        found.append(Bundled(code, str(head["title"]), str(head["region"]["name"])))
    return found


def _head(text: str) -> str:
    """The lines of a plan file's ``plan`` entry: from its key to the next one at the margin."""
    lines = text.split("\n")
    start = lines.index("plan:")
    ends = (at for at, line in enumerate(lines) if at > start and line and not line.startswith((" ", "#")))
    return "\n".join(lines[start : next(ends, len(lines))])


def bundled_frameworks() -> dict[str, FrameworkEntry]:
    """The national frameworks that come with the program, by code; a plan file may answer them without listing them."""
    import yaml

    told = yaml.safe_load((files("seed_data") / "frameworks.yaml").read_text(encoding="utf-8"))
    return {
        given["code"]: FrameworkEntry(
            given["code"],
            given["title"],
            tuple(FrameworkItemEntry(item["code"], item["text"]) for item in given["items"]),
        )
        for given in told["frameworks"]
    }
