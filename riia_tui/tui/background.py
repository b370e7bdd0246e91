"""The one thread that touches the store, so that the screen never waits and writes keep their order."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import ParamSpec, TypeVar

Given = ParamSpec("Given")
Got = TypeVar("Got")


class Background:
    """Runs views and actions one after another, off the loop."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="store")

    async def run(self, work: Callable[Given, Got], *args: Given.args, **more: Given.kwargs) -> Got:
        """What the work gives; a caller that is cancelled before its turn takes the work out of the queue."""
        future = self._thread.submit(work, *args, **more)
        return await asyncio.wrap_future(future)

    async def keep(self, work: Callable[Given, Got], *args: Given.args, **more: Given.kwargs) -> Got:
        """Like ``run``, but the work is done even if whoever asked for it is gone."""
        future = self._thread.submit(work, *args, **more)
        return await asyncio.shield(asyncio.wrap_future(future))

    async def settle(self) -> None:
        """Returns once everything that was asked for before has been done."""
        await self.run(int)

    def close(self) -> None:
        """Waits for what is under way, then lets the thread go."""
        self._thread.shutdown(wait=True)
