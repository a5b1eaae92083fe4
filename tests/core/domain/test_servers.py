"""Private hosts: this computer and private networks, in every way to write them."""

from __future__ import annotations

import pytest

from chatapp.core.domain.addresses import is_private


@pytest.mark.parametrize(
    "host",
    [
        *("localhost", "LOCALHOST", "localhost.", "a.localhost", "printer.local"),
        *("127.0.0.1", "127.1", "2130706433", "0x7f.1", "0x7f000001", "0177.0.0.1", "017700000001"),
        *("10.0.0.1", "10.1", "192.168.1.1", "0xc0a80101", "169.254.169.254", "0"),
        *("::1", "::ffff:127.0.0.1", "fe80::1", "fd00::1"),
    ],
)
def test_this_computer_and_private_networks(host: str) -> None:
    assert is_private(host)


@pytest.mark.parametrize(
    "host",
    [
        "example.org",
        "8.8.8.8",
        "134744072",
        "0x8.8.8.8",
        "2606:4700::1111",
        "fade",
        "face.cafe",
        "",
    ],
)
def test_the_internet(host: str) -> None:
    assert not is_private(host)
