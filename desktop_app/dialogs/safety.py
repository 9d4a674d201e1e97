"""Backups and passphrase of the open company, on one page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.dialogs.page_scroll import MARGIN
from desktop_app.models.rows_model import RowsModel
from desktop_app.spec.screen import Column
from desktop_app.theme.fonts import Text
from desktop_app.widgets.basics import Button, Card, Label, row_of
from desktop_app.widgets.table import TableView
from desktop_app.work.runner import InlineRunner
from finance_core.company.backup import read_manifest
from finance_core.company.backups import Backups, said_size
from finance_core.kernel.listing import ListQuery, Page

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.widgets.context import ViewContext

_COLUMNS = (
    Column("made", "Made", "datetime", width=190), Column("size", "Size", width=100),
    Column("entries", "Journal entries", "number", width=140), Column("schema", "Schema", "number", width=90),
    Column("name", "File", width=330),
)
_KEPT = "Kept are the newest ten, one of each of the last 14 days, and one of each of the last 24 months."
_PLAIN = "The file is not encrypted: whoever can copy it can read the books."
_LOCKED = "The file is encrypted. It opens with its passphrase or with the code of its recovery sheet."


class SafetyPage(QWidget):
    """What keeps the books from loss and from strangers.

    Signals:
        restore_asked: carries the path of a backup.
        asked: a button was pressed; carries its name: `back_up`, `second`, `no_second`, `passphrase`,
            `no_passphrase`, `recovery`.
    """

    restore_asked = Signal(object)
    asked = Signal(str)

    def __init__(self, context: ViewContext, backups: Backups, *, is_encrypted: bool) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._context, self._backups, self._is_encrypted = context, backups, is_encrypted
        self.buttons: dict[str, Button] = {}
        self.table = TableView(context.theme, compact=True)
        self.model = RowsModel(self._read, _COLUMNS, InlineRunner(), context.formats, self)
        self.table.setModel(self.model)
        self.table.setAccessibleName("Backups of this company")
        self.table.set_columns(_COLUMNS, {})
        self.second = Label(context.theme, "", look="muted")
        self.second.setWordWrap(True)
        self._build()
        self.table.opened.connect(lambda _: self._restore())
        self.show_backups(backups)
        self.setFocusProxy(self.table)

    def show_backups(self, backups: Backups) -> None:
        """Show the backups there are now, and where their twins go."""
        self._backups = backups
        self.model.reload()
        self.table.select_row(0)
        place = backups.second.parent if backups.second else None
        self.second.setText(f"Every backup is also copied to {place}." if place else
                            "Choose a second place, such as a stick or another computer: a disk that dies "
                            "takes the books and their backups with it.")
        self.buttons["second"].setText("Other second place …" if place else "Second place …")
        self.buttons["no_second"].setVisible(place is not None)
        self.buttons["restore"].setEnabled(bool(backups.made()))

    def _build(self) -> None:
        theme = self._context.theme
        copies = Card(margin=20, spacing=12)
        copies.column.addWidget(Label(theme, "Backups", Text.SECTION))
        folder = Label(theme, f"In {self._backups.folder}. {_KEPT}", look="muted")
        folder.setWordWrap(True)
        copies.column.addWidget(folder)
        copies.column.addWidget(self.table, 1)
        copies.column.addWidget(self.second)
        copies.column.addLayout(row_of(
            self._button("back_up", "Back up now", "archive"),
            self._button("restore", "Restore as a new file …", "archive-restore"), None,
            self._button("no_second", "No second place"),
            self._button("second", "Second place …", "hard-drive"), spacing=10))
        key = Card(margin=20, spacing=12)
        key.column.addWidget(Label(theme, "Passphrase", Text.SECTION))
        state = Label(theme, _LOCKED if self._is_encrypted else _PLAIN, look="muted")
        state.setWordWrap(True)
        key.column.addWidget(state)
        key.column.addLayout(row_of(*self._key_buttons(), None, spacing=10))
        page = QVBoxLayout(self)
        page.setContentsMargins(MARGIN, 24, MARGIN, 24)
        page.setSpacing(14)
        page.addWidget(Label(theme, "Backups and passphrase", Text.TITLE))
        page.addWidget(copies, 1)
        page.addWidget(key)

    def _key_buttons(self) -> tuple[Button, ...]:
        if not self._is_encrypted:
            return (self._button("passphrase", "Encrypt with a passphrase …", "lock"),)
        return (self._button("passphrase", "Change the passphrase …", "lock"),
                self._button("recovery", "Recovery sheet …", "printer"),
                self._button("no_passphrase", "Take the passphrase away …", "lock-open"))

    def _button(self, name: str, text: str, icon: str = "") -> Button:
        button = self.buttons[name] = Button(self._context.theme, text, "", icon)
        if name == "restore":
            button.clicked.connect(self._restore)
        else:
            button.clicked.connect(lambda: self.asked.emit(name))
        can_write = name in {"recovery", "second", "no_second"} or not self._context.company.read_only
        button.setEnabled(can_write)
        return button

    def _restore(self) -> None:
        made = self._newest_first()
        at = self.table.currentIndex().row()
        if made:
            self.restore_asked.emit(made[max(at, 0)])

    def _newest_first(self) -> list[Path]:
        return self._backups.made()[::-1]

    def _read(self, _query: ListQuery) -> Page:
        rows = tuple(_row(at, path) for at, path in enumerate(self._newest_first()))
        return Page(columns=("id", "made", "size", "entries", "schema", "name"), rows=rows, count=len(rows),
                    totals={})


def _row(at: int, path: Path) -> tuple[Any, ...]:
    manifest = read_manifest(path)
    if manifest is None:
        return UUID(int=at), None, said_size(path.stat().st_size), None, None, path.name
    return (UUID(int=at), manifest.made_at, said_size(path.stat().st_size), manifest.head.entries,
            manifest.schema, path.name)
