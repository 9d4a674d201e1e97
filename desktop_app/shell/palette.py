"""Ctrl+K: one box over screens, commands, reports and everything the company knows.

`>` narrows to commands, `@` to parties, `#` to numbers of documents and entries, `=` to an amount.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListView, QWidget
from typing_extensions import override

from desktop_app.shell.overlay import Overlay
from desktop_app.shell.palette_model import Hit, HitDelegate, HitModel, rank
from desktop_app.theme.fonts import Text
from desktop_app.widgets.basics import Label, row_of, rule
from desktop_app.work.runner import Latest

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.theme.theme import Theme
    from desktop_app.work.runner import Runner

_WIDTH, _TOP_AT = 640, 96
_ROWS = 9
_ROW = 40
_MOST = 40
_ASK_AFTER_MS = 120
_HINT = "↑ ↓ choose   ↵ open   Esc close        >  commands    @  parties    #  numbers    =  amount"
_PREFIXES = ">@#="
_MOVES = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: _ROWS, Qt.Key.Key_PageUp: -_ROWS}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Palette(Overlay):
    """The box and its hits.

    `known` gives the hits that are always there; `ask` is run off the GUI thread with prefix and text and
    returns hits of the company.
    """

    def __init__(self, theme: Theme, over: QWidget, runner: Runner, known: Callable[[], list[Hit]],
                 ask: Callable[[str, str], list[Hit]]) -> None:
        super().__init__(theme, over, _WIDTH, _TOP_AT)
        self._known, self._ask = known, ask
        self._latest = Latest(runner, self)
        self._local: list[Hit] = []
        self._found: list[Hit] = []
        self.box = QLineEdit()
        self.box.setObjectName("palette")
        self.box.setPlaceholderText("Find a screen, a document, a party, an amount, or what to do …")
        self.box.setAccessibleName("Find anything")
        self._glass = QAction(self.box)
        self.box.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self.model = HitModel(self)
        self.list = self._make_list()
        self._nothing = Label(theme, "Nothing found.", look="muted")
        self._nothing.setContentsMargins(20, 14, 20, 14)
        self._fill_card()
        self._timer = QTimer(self, singleShot=True, interval=_ASK_AFTER_MS)
        self._timer.timeout.connect(self.ask_now)
        self.box.textChanged.connect(self._typed)
        self.box.installEventFilter(self)
        self.list.clicked.connect(lambda index: self._choose(index.row()))
        theme.changed.connect(self._restyle)
        self._restyle()

    @override
    def open(self) -> None:
        self.box.clear()
        self._local, self._found = self._known(), []
        super().open()
        self._show()

    @override
    def take_focus(self) -> None:
        self.box.setFocus()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.box and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            if key in _MOVES:
                self._move(_MOVES[key])
                return True
            if key in _ENTER:
                self._choose(self.list.currentIndex().row())
                return True
        return super().eventFilter(watched, event)

    def _make_list(self) -> QListView:
        view = QListView()
        view.setObjectName("options")
        view.setModel(self.model)
        view.setItemDelegate(HitDelegate(self._theme, view))
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        view.setUniformItemSizes(True)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        view.setAccessibleName("Found")
        return view

    def _fill_card(self) -> None:
        top, middle = row_of(self.box), row_of(self.list)
        top.setContentsMargins(12, 12, 12, 10)
        middle.setContentsMargins(6, 4, 6, 4)
        hint = Label(self._theme, _HINT, Text.SMALL, "muted")
        hint.setContentsMargins(20, 8, 20, 10)
        self.column.addLayout(top)
        self.column.addWidget(rule())
        self.column.addLayout(middle)
        self.column.addWidget(self._nothing)
        self.column.addWidget(rule())
        self.column.addWidget(hint)

    def _split(self) -> tuple[str, str]:
        text = self.box.text().strip()
        return (text[0], text[1:].strip()) if text[:1] in _PREFIXES and text else ("", text)

    def _typed(self) -> None:
        prefix, text = self._split()
        self._latest.cancel()
        self._found = []
        if text and prefix != ">":
            self._timer.start()
        else:
            self._timer.stop()
        self._show()

    def ask_now(self) -> None:
        """Ask the company for what is typed."""
        self._timer.stop()
        prefix, text = self._split()
        self._latest.read(lambda: self._ask(prefix, text), self._arrived, lambda _: self._arrived([]))

    def _arrived(self, hits: list[Hit]) -> None:
        self._found = hits
        self._show(keep=True)

    def _show(self, *, keep: bool = False) -> None:
        prefix, text = self._split()
        row = self.list.currentIndex().row() if keep else 0
        local = [hit for hit in self._local if hit.kind == "Command" or prefix != ">"]
        shown = rank(local, text, _MOST) if prefix in ("", ">") else []
        self.model.show([*shown, *self._found])
        count = self.model.rowCount()
        self.list.setVisible(bool(count))
        self._nothing.setVisible(not count and not self._timer.isActive() and bool(text))
        self.list.setFixedHeight(self._theme.px(_ROW) * min(max(count, 1), _ROWS) + 8)
        self.list.setCurrentIndex(self.model.index(min(max(row, 0), count - 1), 0))
        self._place()

    def _move(self, by: int) -> None:
        count = self.model.rowCount()
        if count:
            row = self.list.currentIndex().row() + by
            row = row % count if abs(by) == 1 else min(max(row, 0), count - 1)
            self.list.setCurrentIndex(self.model.index(row, 0))

    def _choose(self, row: int) -> None:
        if 0 <= row < self.model.rowCount():
            hit = self.model.hits[row]
            self.dismiss()
            hit.run()

    def _restyle(self) -> None:
        self._glass.setIcon(self._theme.icon("search", "muted", 18))


__all__ = ["Hit", "Palette"]
