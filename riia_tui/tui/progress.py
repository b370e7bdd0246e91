"""How far something long has come: told by another thread, shown on screen, stopped by whoever waits for it."""


class Stopped(Exception):
    """Whoever waited has left."""


class Progress:
    """Counts what is done of how many."""

    def __init__(self) -> None:
        """Nothing is done yet, and nobody knows of how many."""
        self.done = 0
        self.of = 0
        self.is_stopped = False

    def tell(self, done: int, of: int) -> None:
        """Notes how far it has come. Raises Stopped once it is to stop: the work ends there."""
        if self.is_stopped:
            raise Stopped
        self.done, self.of = done, of

    def stop(self) -> None:
        """Has the work end at its next step."""
        self.is_stopped = True
