"""Inputs of one value each: text, amount, choice, tick; all speak the same small protocol.

`value()` is the typed value or `None`; `problem()` says why what stands there is no value; `changed` is
emitted whenever the user's hand changed it, never by `set_value`.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeySequence, QPainter, QPen
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QStyledItemDelegate,
    QWidget,
)
from typing_extensions import override

from desktop_app.spec.grammar import NotUnderstood, parse_amount
from desktop_app.widgets.basics import repolish

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import SignalInstance
    from PySide6.QtGui import QPaintEvent, QWheelEvent
    from PySide6.QtWidgets import QStyleOptionViewItem

    from desktop_app.models.roles import Index
    from desktop_app.spec.formats import Formats
    from desktop_app.theme.theme import Theme

_TICK_BOX = 18
_CHOICE = 32
_LINES_OF_TEXT = 3


class Editor(Protocol):
    """What a form or a grid needs of an input."""

    changed: SignalInstance

    def value(self) -> Any:
        """Return the value, `None` when there is none."""

    def set_value(self, value: Any) -> None:
        """Show a value; says nothing through `changed`."""

    def problem(self) -> str:
        """Return why the text is no value, or an empty text."""

    def set_read_only(self, read_only: bool) -> None:
        """Show without letting the user type; Tab passes by."""


class TextEdit(QLineEdit):
    """One line of text."""

    changed = Signal()

    def __init__(self, max_length: int = 0) -> None:
        super().__init__()
        if max_length:
            self.setMaxLength(max_length)
        self.textEdited.connect(self.changed)

    def value(self) -> Any:
        return self.text().strip() or None

    def set_value(self, value: Any) -> None:
        self.setText("" if value is None else str(value))
        self.setCursorPosition(0)

    def problem(self) -> str:
        return ""

    def set_read_only(self, read_only: bool) -> None:
        set_line_read_only(self, read_only)


class SecretEdit(TextEdit):
    """A passphrase: hidden while it is typed, taken exactly as it is; Ctrl+Shift+V shows it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self._shown = self.addAction(QIcon(), QLineEdit.ActionPosition.TrailingPosition)
        self._shown.setCheckable(True)
        self._shown.setShortcut(QKeySequence("Ctrl+Shift+V"))
        self._shown.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self._shown.toggled.connect(self._restyle)
        theme.changed.connect(self._restyle)
        self._restyle()

    @override
    def value(self) -> Any:
        return self.text() or None

    def _restyle(self) -> None:
        is_shown = self._shown.isChecked()
        self.setEchoMode(QLineEdit.EchoMode.Normal if is_shown else QLineEdit.EchoMode.Password)
        self._shown.setIcon(self._theme.icon("eye-off" if is_shown else "eye", "muted"))
        self._shown.setText("Hide" if is_shown else "Show")
        self._shown.setToolTip(f"{self._shown.text()} what is typed (Ctrl+Shift+V)")


class AmountEdit(QLineEdit):
    """A number, or arithmetic that gives one; the text is tidied when the cursor leaves."""

    changed = Signal()

    def __init__(self, formats: Formats, decimals: int = 2, kind: str = "money") -> None:
        super().__init__()
        self._formats, self._decimals, self._kind = formats, decimals, kind
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.textEdited.connect(self.changed)
        self.editingFinished.connect(self.tidy)

    def value(self) -> Decimal | None:
        try:
            return self._read()
        except NotUnderstood:
            return None

    def set_value(self, value: Any) -> None:
        self.setText(self._write(value))
        if self.hasFocus():
            self.selectAll()

    def problem(self) -> str:
        try:
            self._read()
        except NotUnderstood as error:
            return error.message
        return ""

    def set_read_only(self, read_only: bool) -> None:
        set_line_read_only(self, read_only)

    def tidy(self) -> None:
        """Replace arithmetic by its result, written as the locale writes it."""
        if not self.problem():
            self.setText(self._write(self.value()))

    def _read(self) -> Decimal | None:
        if not self.text().strip():
            return None
        amount = parse_amount(self.text(), self._formats.rules, self._decimals)
        return amount.scaleb(-2) if self._kind == "percent" else amount

    def _write(self, value: Any) -> str:
        if value is None:
            return ""
        formats, amount = self._formats, Decimal(value)
        if self._kind == "money":
            return formats.money(amount, self._decimals)
        return formats.number(amount.scaleb(2) if self._kind == "percent" else amount)


class MultilineEdit(QPlainTextEdit):
    """A few lines of text; Tab leaves it."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * _LINES_OF_TEXT + 22)
        self._is_setting = False
        self.textChanged.connect(self._announce)

    def value(self) -> Any:
        return self.toPlainText().strip() or None

    def set_value(self, value: Any) -> None:
        self._is_setting = True
        self.setPlainText("" if value is None else str(value))
        self._is_setting = False

    def problem(self) -> str:
        return ""

    def set_read_only(self, read_only: bool) -> None:
        self.setReadOnly(read_only)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus if read_only else Qt.FocusPolicy.StrongFocus)
        repolish(self)

    def _announce(self) -> None:
        if not self._is_setting:
            self.changed.emit()


class ChoiceCombo(QComboBox):
    """One of a few fixed values; an optional one starts with an empty choice."""

    changed = Signal()

    def __init__(self, theme: Theme, choices: Sequence[tuple[Any, str]], *, required: bool = True) -> None:
        super().__init__()
        self._theme = theme
        self.setView(QListView())
        self.setItemDelegate(_ChoiceItems(theme, self))
        self.view().window().setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        for value, label in (*(() if required else ((None, ""),)), *choices):
            self.addItem(label, value)
        self.activated.connect(lambda _: self.changed.emit())
        theme.changed.connect(self.update)

    def value(self) -> Any:
        return self.itemData(self.currentIndex())

    def set_value(self, value: Any) -> None:
        places = [at for at in range(self.count()) if self.itemData(at) == value]
        self.setCurrentIndex(places[0] if places else 0 if value is None and self.count() else -1)

    def problem(self) -> str:
        return ""

    def set_read_only(self, read_only: bool) -> None:
        self.setEnabled(not read_only)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        paint_end_icon(self, self._theme, "chevron-down")

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class _ChoiceItems(QStyledItemDelegate):
    """Rows of one height; the style sheet's height is not known when the list is first laid out."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(super().sizeHint(option, index).width(), self._theme.px(_CHOICE))


class TickBox(QCheckBox):
    """A yes or no, drawn in the theme's colours."""

    changed = Signal()

    def __init__(self, theme: Theme, text: str = "") -> None:
        super().__init__(text)
        self._theme = theme
        self.clicked.connect(lambda _: self.changed.emit())
        theme.changed.connect(self.update)

    def value(self) -> bool:
        return self.isChecked()

    def set_value(self, value: Any) -> None:
        self.setChecked(bool(value))

    def problem(self) -> str:
        return ""

    def set_read_only(self, read_only: bool) -> None:
        self.setEnabled(not read_only)

    @override
    def sizeHint(self) -> QSize:
        text = self.fontMetrics().horizontalAdvance(self.text())
        side = self._theme.px(_TICK_BOX)
        return QSize(side + 10 + text, max(side, self.fontMetrics().height()) + self._theme.px(16))

    @override
    def hitButton(self, pos: Any) -> bool:
        return self.rect().contains(pos)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            side = self._theme.px(_TICK_BOX)
            box = QRect(1, (self.height() - side) // 2, side, side)
            paint_tick(painter, self._theme, box, checked=self.isChecked(), focused=self.hasFocus())
            ink = "text" if self.isEnabled() else "muted"
            painter.setPen(self._theme.tokens.color(ink))
            room = self.rect().adjusted(side + 9, 0, 0, 0)
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self.text())


def paint_tick(painter: QPainter, theme: Theme, box: QRect, *, checked: bool, focused: bool = False) -> None:
    """Draw a tick box."""
    tokens = theme.tokens
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    edge = "accent" if checked or focused else "control"
    painter.setPen(QPen(tokens.color(edge), 2 if focused else 1))
    painter.setBrush(tokens.color("accent" if checked else "surface"))
    painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
    if checked:
        ratio = painter.device().devicePixelRatio()
        mark, corner = theme.pixmap("check", "accent_text", 14, ratio), box.center()
        half = theme.px(14) // 2 - 1
        painter.drawPixmap(corner.x() - half, corner.y() - half, mark)


def paint_end_icon(widget: QWidget, theme: Theme, name: str) -> None:
    """Draw an icon at the right end of an input."""
    side = theme.px(16)
    with QPainter(widget) as painter:
        left, top = widget.width() - side - 10, (widget.height() - side) // 2
        painter.drawPixmap(left, top, theme.pixmap(name, "muted", 16, widget.devicePixelRatioF()))


def set_line_read_only(edit: QLineEdit, read_only: bool) -> None:
    """Make a line edit read-only, out of the tab order and looking like it."""
    edit.setReadOnly(read_only)
    edit.setFocusPolicy(Qt.FocusPolicy.ClickFocus if read_only else Qt.FocusPolicy.StrongFocus)
    repolish(edit)


def set_invalid(editor: QWidget, message: str) -> None:
    """Mark an input as refused, for the eye and for a screen reader."""
    editor.setProperty("invalid", bool(message))
    editor.setAccessibleDescription(message or editor.toolTip())
    repolish(editor)
