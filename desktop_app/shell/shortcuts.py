"""The keys of the window: global ones from the command registry, and a card that shows those of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QKeyCombination, QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from desktop_app.shell.overlay import Overlay
from desktop_app.theme.fonts import Text
from desktop_app.widgets.basics import Label, rule

if TYPE_CHECKING:
    from desktop_app.spec.commands import CommandRegistry
    from desktop_app.theme.theme import Theme

_WIDTH, _TOP_AT = 720, 72
# Keys every view of a kind has; they need no entry in the palette.
_USUAL = {
    "Ctrl+F": "Search this list", "Ctrl+I": "Show or hide details", "F5": "Refresh", "Ctrl+N": "New record",
    "Ctrl+S": "Save", "Ctrl+Shift+S": "Save and start the next", "Esc": "Close", "Ctrl+E": "Export",
    "Backspace": "Back one level", "Ctrl+P": "Print", "Ctrl+H": "History of this record",
}
_EVERYWHERE = "Everywhere"


class Shortcuts(QObject):
    """Installs the shortcuts of all commands that are not local to a view."""

    def __init__(self, window: QWidget, registry: CommandRegistry) -> None:
        super().__init__(window)
        self._registry = registry
        self._installed: list[QShortcut] = []
        for command in registry:
            if command.shortcut and not command.is_local:
                self._install(window, command.id, command.shortcut)

    def remove(self) -> None:
        """Take all keys away, as when the company is closed."""
        for shortcut in self._installed:
            shortcut.setEnabled(False)
            shortcut.deleteLater()
        self._installed.clear()
        self.deleteLater()

    def _install(self, window: QWidget, command_id: str, keys: str) -> None:
        shortcut = QShortcut(QKeySequence(keys), window)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.activated.connect(lambda: self._registry.run(command_id))
        self._installed.append(shortcut)


def forward(page: QWidget, keys: QKeyCombination) -> bool:
    """Do what a page's own shortcut does, for a key pressed elsewhere; tell whether there was one."""
    wanted = QKeySequence(keys)
    for shortcut in page.findChildren(QShortcut):
        parent = shortcut.parent()
        if shortcut.key() == wanted and isinstance(parent, QWidget) and parent.isVisible():
            page.setFocus()
            shortcut.activated.emit()
            return True
    return False


def keys_of(page: QWidget | None, registry: CommandRegistry) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return headings with (key, what it does): those of a page first, then those that work everywhere."""
    titles = _USUAL | {command.shortcut: command.title for command in registry
                       if command.shortcut and command.is_local and command.is_enabled()}
    by_keys = {_native(QKeySequence(keys)): title for keys, title in titles.items()}
    found = [_native(shortcut.key()) for shortcut in page.findChildren(QShortcut)] if page else []
    local = [(keys, by_keys[keys]) for keys in dict.fromkeys(found) if keys in by_keys]
    everywhere = [(_native(QKeySequence(command.shortcut)), command.title) for command in registry
                  if command.shortcut and not command.is_local]
    groups = [("On this page", local), (_EVERYWHERE, everywhere)]
    return [(heading, keys) for heading, keys in groups if keys]


class KeysCard(Overlay):
    """What `?` shows."""

    def __init__(self, theme: Theme, over: QWidget) -> None:
        super().__init__(theme, over, _WIDTH, _TOP_AT)
        self.setAccessibleName("Keys")
        self._body: QWidget | None = None

    def show_keys(self, groups: list[tuple[str, list[tuple[str, str]]]]) -> None:
        """Show headings with keys, in two columns."""
        if self._body is not None:
            self.column.removeWidget(self._body)
            self._body.deleteLater()
        self._body = QWidget()
        grid = QGridLayout(self._body)
        grid.setContentsMargins(28, 20, 28, 22)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(9)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        row = 0
        for heading, keys in groups:
            if row:
                grid.addWidget(rule(), row, 0, 1, 4)
                row += 1
            grid.addWidget(Label(self._theme, heading, Text.SECTION), row, 0, 1, 4)
            half = (len(keys) + 1) // 2
            for at, (key, title) in enumerate(keys):
                grid.addWidget(self._key(key), row + 1 + at % half, at // half * 2)
                grid.addWidget(Label(self._theme, title), row + 1 + at % half, at // half * 2 + 1)
            row += half + 1
        self.column.addWidget(self._body)
        spoken = [f"{key}: {title}" for _, keys in groups for key, title in keys]
        self.setAccessibleDescription("; ".join(spoken))
        self.open()

    def _key(self, text: str) -> QLabel:
        label = Label(self._theme, text, Text.SMALL_MEDIUM, "muted")
        label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        label.setMinimumWidth(self._theme.px(104))
        return label


def _native(keys: QKeySequence) -> str:
    return keys.toString(QKeySequence.SequenceFormat.NativeText)
