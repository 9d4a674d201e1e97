"""Labels, buttons and cards in the theme's fonts and colours; they follow a change of theme by themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop_app.spec.tips import plain_tip
from desktop_app.theme.fonts import Text

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from desktop_app.theme.theme import Theme

_ICON = 16
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_CHORD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
_INK = {"primary": "accent_text", "danger": "negative", "quiet": "muted", "link": "accent", "nav": "muted"}


class Label(QLabel):
    """A text of one kind; `look` is a colour of the style sheet."""

    def __init__(self, theme: Theme, text: str = "", kind: Text = Text.BODY, look: str = "") -> None:
        super().__init__(text)
        self._theme = theme
        self._kind = kind
        self.setProperty("look", look)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._restyle()
        theme.changed.connect(self._restyle)

    def set_look(self, look: str) -> None:
        """Change the colour."""
        set_look(self, look)

    def _restyle(self) -> None:
        self.setFont(self._theme.font(self._kind))


class Button(QPushButton):
    """A button with an optional Lucide icon before its verb; Enter and Space press it."""

    def __init__(self, theme: Theme, text: str, look: str = "", icon: str = "") -> None:
        super().__init__(text)
        self._theme = theme
        self._icon = icon
        self.setProperty("look", look)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        self._restyle()
        theme.changed.connect(self._restyle)
        if look == "nav":
            self.toggled.connect(self._restyle)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and not event.modifiers() & _CHORD:
            self.click()
        else:
            super().keyPressEvent(event)

    def _restyle(self) -> None:
        look = self.property("look")
        self.setFont(self._theme.font(Text.STRONG if look == "primary" else Text.MEDIUM))
        if not self._icon:
            return
        ink = "accent" if look == "nav" and self.isChecked() else _INK.get(look, "text")
        gap = 8 if look == "nav" else 4
        self.setIcon(self._theme.icon(self._icon, ink, _ICON, gap))
        self.setIconSize(QSize(self._theme.px(_ICON) + self._theme.px(gap), self._theme.px(_ICON)))


class IconButton(QToolButton):
    """A button that shows only an icon; its name is spoken and shown as a tip."""

    def __init__(self, theme: Theme, icon: str, name: str, ink: str = "muted") -> None:
        super().__init__()
        self._theme = theme
        self._icon, self._ink = icon, ink
        self.setToolTip(plain_tip(name) or "")
        self.setAccessibleName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._restyle()
        theme.changed.connect(self._restyle)

    def set_icon(self, icon: str) -> None:
        """Show another icon."""
        self._icon = icon
        self._restyle()

    def _restyle(self) -> None:
        self.setIcon(self._theme.icon(self._icon, self._ink, _ICON))
        size = self._theme.px(_ICON)
        self.setIconSize(QSize(size, size))


class Card(QFrame):
    """A rounded panel with a vertical layout."""

    def __init__(self, margin: int = 16, spacing: int = 8) -> None:
        super().__init__()
        self.setObjectName("card")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(margin, margin, margin, margin)
        self.column.setSpacing(spacing)


class KpiTile(QFrame):
    """A figure under its name: 'Overdue' over '€ 6,940.00'."""

    def __init__(self, theme: Theme, title: str, figure: str = "", look: str = "") -> None:
        super().__init__()
        self.setObjectName("tile")
        self._figure = Label(theme, figure, Text.FIGURE, look)
        self._title = Label(theme, title, look="muted")
        self._note = Label(theme, "", Text.SMALL, "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(4)
        for label in (self._title, self._figure, self._note):
            column.addWidget(label)
        self._note.hide()
        self.setAccessibleName(f"{title}: {figure}")

    def show_figure(self, figure: str, look: str = "", note: str = "") -> None:
        """Show a figure, its colour and a note under it."""
        self._figure.setText(figure)
        self._figure.set_look(look)
        self._note.setText(note)
        self._note.setVisible(bool(note))
        self.setAccessibleName(f"{self._title.text()}: {figure} {note}".strip())


def set_look(widget: QWidget, look: str) -> None:
    """Give a widget another look of the style sheet."""
    if widget.property("look") != look:
        widget.setProperty("look", look)
        repolish(widget)


def repolish(widget: QWidget) -> None:
    """Make the style sheet look again at a widget's properties."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


def round_panel(window: QWidget, margin: int) -> QVBoxLayout:
    """Make a frameless window a rounded panel and return the panel's layout."""
    window.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
    panel = QFrame()
    panel.setObjectName("popup")
    around = QVBoxLayout(window)
    around.setContentsMargins(0, 0, 0, 0)
    around.addWidget(panel)
    column = QVBoxLayout(panel)
    column.setContentsMargins(margin, margin, margin, margin)
    return column


def rule() -> QFrame:
    """Return a horizontal hairline."""
    line = QFrame()
    line.setObjectName("rule")
    line.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return line


def row_of(*widgets: QWidget | None, spacing: int = 8) -> QHBoxLayout:
    """Return a row of widgets; `None` is a stretch."""
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(spacing)
    for widget in widgets:
        if widget is None:
            row.addStretch(1)
        else:
            row.addWidget(widget)
    return row
