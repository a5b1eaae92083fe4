"""Every setting has its help, and the servers among them are found."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest

from chatapp.core.domain.dialects import Delivery
from chatapp.core.domain.servers import AIML, LOCAL, Server, ServerKind
from chatapp.core.settings import SendPdfs, Settings, help_for

OWN = Server("s1", "Lab", ServerKind.OTHER, "http://10.0.0.7:8000/v1", "qwen")


def test_every_setting_has_help() -> None:
    for field in fields(Settings):
        assert help_for(field.name).endswith(".")
    with pytest.raises(KeyError):
        help_for("colour_of_the_bikeshed")


def test_all_servers_are_the_two_built_in_and_the_persons_own() -> None:
    settings = Settings(servers=(OWN,), aiml_model="m3", local_model="/models/big.gguf")
    assert settings.all_servers() == (
        replace(AIML, model="m3"),
        replace(LOCAL, model="big"),
        OWN,
    )
    assert settings.server("s1") is OWN
    assert settings.server("") is None


def test_a_pdf_travels_as_chosen_or_as_its_server_takes_it() -> None:
    assert Settings().delivery_to(OWN) is OWN.pdf_delivery
    assert Settings().delivery_to(AIML) is AIML.pdf_delivery
    assert Settings(send_pdfs=SendPdfs.TEXT).delivery_to(AIML) is Delivery.TEXT


def test_a_server_moves_to_another_address_alone() -> None:
    own = Server("a", "Mine", ServerKind.OTHER, "http://127.0.0.1:1/v1", "m")
    other = replace(own, id="b")
    moved = Settings(servers=(own, other)).with_address("a", "http://127.0.0.1:2/v1")
    assert moved.servers == (replace(own, base_url="http://127.0.0.1:2/v1"), other)
