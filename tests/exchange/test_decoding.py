"""Text files are read whatever program wrote them."""

import pytest

from riia_tui.exchange.decoding import decoded

TEXT = "Name\tRole\nZoë O’Neill\tDirector – £5\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_text_is_read_in_every_encoding_that_offices_write(encoding: str) -> None:
    assert decoded(TEXT.encode(encoding)) == TEXT


def test_no_bytes_are_refused() -> None:
    assert decoded(bytes(range(256))) and decoded(b"") == ""
