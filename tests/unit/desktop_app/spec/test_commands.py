"""The command registry."""

from __future__ import annotations

import pytest

from desktop_app.spec.commands import Command, CommandRegistry


def test_a_command_is_found_by_id_and_group_and_run() -> None:
    registry, ran = CommandRegistry(), list[str]()
    new = Command(id="ap.bill.new", title="New bill", group="Purchases", run=lambda: ran.append("new"))
    registry.register(new)
    registry.run("ap.bill.new")
    assert ran == ["new"]
    assert [command.title for command in registry.in_group("Purchases")] == ["New bill"]
    assert "ap.bill.new" in registry
    registry.remove("ap.bill.new")
    assert list(registry) == []


def test_a_disabled_command_does_not_run() -> None:
    registry, ran = CommandRegistry(), list[str]()
    void = Command(id="ap.bill.void", title="Void", run=lambda: ran.append("x"), is_enabled=lambda: False)
    registry.register(void)
    registry.run("ap.bill.void")
    assert ran == []


@pytest.mark.parametrize("command_id", ["bill", "AP.bill.new", "ap..new", "ap.bill.", ""])
def test_an_id_must_name_its_module(command_id: str) -> None:
    with pytest.raises(ValueError, match=r"not a command id of the form module\.noun\.verb"):
        CommandRegistry().register(Command(id=command_id, title="x", run=lambda: None))
