"""Laying out a new store, and bringing an older one up to date with a copy made first."""

from pathlib import Path
from typing import TYPE_CHECKING

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory

from db.errors import StoreUnusable

if TYPE_CHECKING:
    from db.engine import Store


def configuration(store: "Store", versions: Path | None = None) -> Config:
    """Alembic's settings for one store; ``versions`` names a folder of revisions besides the program's own."""
    here = Path(__file__).parent
    config = Config()
    config.set_main_option("script_location", str(here).replace("%", "%%"))
    config.set_main_option("path_separator", "newline")
    places = [here / "versions", *([versions] if versions else [])]
    config.set_main_option("version_locations", "\n".join(str(place).replace("%", "%%") for place in places))
    config.attributes["engine"] = store.engine
    return config


def newest(config: Config) -> str:
    """The revision that the migrations lead to."""
    return str(ScriptDirectory.from_config(config).get_current_head())


def lay_out(store: "Store") -> None:
    """Makes every table of a new store and stamps it with the newest revision."""
    from db import tables

    tables.metadata.create_all(store.engine)
    command.stamp(configuration(store), "head")


def upgrade(store: "Store", found: str, versions: Path | None = None) -> Path | None:
    """Brings a store that is behind up to date; gives the copy that was made of it before.

    Raises StoreUnusable for a store of a newer program, or one that cannot be brought up to date.
    """
    from db.engine import copy_file

    config = configuration(store, versions)
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if found not in known:
        raise StoreUnusable(
            f"The store at {store.place} was made by a newer riia-tui.",
            "Install the newest version, then open it again.",
        )
    kept = None
    if store.path is not None:
        kept = store.path.with_name(f"{store.path.stem}-before-{newest(config)}{store.path.suffix}")
        copy_file(store.path, kept)
    try:
        command.upgrade(config, "head")
    except Exception as fault:
        # A revision can fail in any way; whoever opens the store can mend none of them.
        raise StoreUnusable(
            "The store could not be brought up to date; it is as it was.",
            f"A copy of it is kept at {kept}." if kept else "",
        ) from fault
    return kept
