"""The one registry of commands: menus, palette, shortcuts and buttons read it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

_ID = re.compile(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """One thing the user can ask for; `id` reads module.noun.verb, `group` is where menus show it.

    `about` says what it acts on, where its title alone does not.
    The shortcut of a local command is installed by the view it belongs to, of any other by the shell.
    """

    id: str
    title: str
    run: Callable[[], None]
    group: str = ""
    about: str = ""
    shortcut: str = ""
    icon: str = ""
    is_local: bool = False
    is_enabled: Callable[[], bool] = lambda: True


class CommandRegistry:
    """All commands of the window, in the order of registration."""

    def __init__(self) -> None:
        self._commands: dict[str, Command] = {}

    def register(self, command: Command) -> None:
        """Add a command, or replace the one with its id.

        Raises:
            ValueError: the id is not of the form module.noun.verb.
        """
        if not _ID.fullmatch(command.id):
            raise ValueError(f"{command.id!r} is not a command id of the form module.noun.verb.")
        self._commands[command.id] = command

    def remove(self, command_id: str) -> None:
        """Forget a command; an unknown id is ignored."""
        self._commands.pop(command_id, None)

    def __getitem__(self, command_id: str) -> Command:
        return self._commands[command_id]

    def __contains__(self, command_id: object) -> bool:
        return command_id in self._commands

    def __iter__(self) -> Iterator[Command]:
        return iter(self._commands.values())

    def in_group(self, group: str) -> tuple[Command, ...]:
        """Return the commands of one menu."""
        return tuple(command for command in self if command.group == group)

    def run(self, command_id: str) -> None:
        """Run a command if it is enabled.

        Raises:
            KeyError: no command has this id.
        """
        command = self._commands[command_id]
        if command.is_enabled():
            command.run()
