"""A notice in the page: what happened, what to do, and at most one thing to do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy

from desktop_app.theme.fonts import Text
from desktop_app.widgets.basics import Button, IconButton, Label, repolish

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.theme.theme import Theme
    from desktop_app.work.notice import Notice

_ICONS = {"error": "circle-alert", "warning": "triangle-alert", "success": "circle-check", "info": "info"}
_TONES = {"error": "negative", "warning": "warning", "success": "positive", "info": "info"}


class NoticeBar(QFrame):
    """One notice at a time; hidden when there is none."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("notice")
        self._theme = theme
        self._notice: Notice | None = None
        self._run: Callable[[], None] | None = None
        self._icon = QLabel()
        self._title = Label(theme, "", Text.STRONG)
        self._text = Label(theme)
        self._text.setWordWrap(True)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._action = Button(theme, "", "link")
        self._copy = Button(theme, "Copy details", "link")
        self._close = IconButton(theme, "x", "Dismiss")
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 8, 8)
        row.setSpacing(10)
        for widget in (self._icon, self._title, self._text, self._action, self._copy, self._close):
            row.addWidget(widget)
        row.setStretch(2, 1)
        self._action.clicked.connect(self._act)
        self._copy.clicked.connect(self._copy_details)
        self._close.clicked.connect(self.clear)
        theme.changed.connect(self._restyle)
        self.hide()

    @property
    def text(self) -> str:
        """Return the sentence shown, or an empty text."""
        return self._text.text() if self._notice else ""

    def show_notice(self, notice: Notice, action: str = "", run: Callable[[], None] | None = None) -> None:
        """Show a notice with an optional action such as 'Undo'."""
        self._notice, self._run = notice, run
        self._title.setText(notice.title)
        self._title.setVisible(bool(notice.title))
        self._text.setText(notice.text)
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self._copy.setVisible(bool(notice.details))
        self.setAccessibleName(f"{notice.kind}: {notice.text}")
        self._restyle()
        self.show()

    def clear(self) -> None:
        """Take the notice away."""
        self._notice = None
        self.hide()

    def _act(self) -> None:
        run = self._run
        self.clear()
        if run:
            run()

    def _copy_details(self) -> None:
        if self._notice:
            QGuiApplication.clipboard().setText(self._notice.details)

    def _restyle(self) -> None:
        if not self._notice:
            return
        tone = _TONES[self._notice.kind]
        ratio = self.devicePixelRatioF()
        self._icon.setPixmap(self._theme.pixmap(_ICONS[self._notice.kind], tone, 18, ratio))
        self.setProperty("tone", tone)
        repolish(self)
