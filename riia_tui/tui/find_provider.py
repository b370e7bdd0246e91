"""Find in the palette: kept searches, and filters as they are typed."""

from collections.abc import Coroutine
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from riia_tui.tui.screens.place import Place
from riia_tui.views.find_completing import completions

if TYPE_CHECKING:
    from riia_tui.tui.app import RiiaApp

SURE, LIKELY, LAST = 0.9, 0.5, 0.01
"""How far up the palette shows each: a kept search of this name, a filter, and the text itself below everything."""


class FindProvider(Provider):
    """Opens find with something in its line."""

    @property
    def program(self) -> "RiiaApp":
        """The app, by its own type."""
        return cast("RiiaApp", self.app)

    async def discover(self) -> Hits:
        """The kept searches."""
        if isinstance(self.screen, Place):
            for name, text in self.program.settings.searches.items():
                # The palette reads what stands below a line as markup, so no word of a person goes there.
                said = f"Find: {name}" if name == text else f"Find: {name} ({text})"
                yield DiscoveryHit(Content(said), self._open(text), f"Find: {name}", "A search that you kept.")

    async def search(self, query: str) -> Hits:
        """Kept searches by their names; once a filter is typed, what it may become, and the text as it stands.

        Words alone are left to the commands: the palette keeps its cursor on what comes first, and find comes at once.
        """
        if not isinstance(self.screen, Place):
            return
        for name, text in self.program.settings.searches.items():
            if query.casefold() in name.casefold():
                yield self._hit(SURE, name, text)
        if ":" not in query:
            return
        app = self.program
        for text in await app.background.run(completions, app.store, query, app.plan, app.today):
            yield self._hit(LIKELY, text, text)
        yield self._hit(LAST, query, query)

    def _hit(self, score: float, name: str, text: str) -> Hit:
        said = f"Find: {name}"
        return Hit(score, Content(said), self._open(text), said, "Everything that holds the words and passes.")

    def _open(self, text: str) -> "partial[Coroutine[Any, Any, None]]":
        from riia_tui.tui.screens.flows import open_find

        return partial(open_find, self.program, text)
