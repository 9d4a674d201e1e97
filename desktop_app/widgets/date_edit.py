"""A date typed by the date grammar, stepped by Up and Down, or picked from a calendar."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QDate, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction, QPainter, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QToolButton, QWidget
from typing_extensions import override

from desktop_app.spec.grammar import NotUnderstood, parse_date
from desktop_app.theme.fonts import Text
from desktop_app.widgets.basics import round_panel
from desktop_app.widgets.editors import set_line_read_only

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QRect
    from PySide6.QtGui import QKeyEvent

    from desktop_app.spec.formats import Formats
    from desktop_app.theme.theme import Theme

_STEPS = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_PageUp: 30, Qt.Key.Key_PageDown: -30}


class DateEdit(QLineEdit):
    """A date; `5`, `3-2`, `+7`, `t`, `h` and whole dates are understood when the cursor leaves.

    Signals:
        changed: the user typed, stepped or picked.
    """

    changed = Signal()

    def __init__(self, theme: Theme, formats: Formats, today: Callable[[], date] = date.today) -> None:
        super().__init__()
        self._theme, self._formats, self._today = theme, formats, today
        self._button = QAction("Choose a date", self)
        self._button.triggered.connect(self.open_calendar)
        self.addAction(self._button, QLineEdit.ActionPosition.TrailingPosition)
        self.textEdited.connect(self.changed)
        self.editingFinished.connect(self.tidy)
        theme.changed.connect(self._restyle)
        self._restyle()

    def value(self) -> date | None:
        try:
            return self._read()
        except NotUnderstood:
            return None

    def set_value(self, value: Any) -> None:
        self.setText(self._formats.date(value))

    def problem(self) -> str:
        try:
            self._read()
        except NotUnderstood as error:
            return error.message
        return ""

    def set_read_only(self, read_only: bool) -> None:
        set_line_read_only(self, read_only)
        self._button.setVisible(not read_only)

    def tidy(self) -> None:
        """Write what was typed as the locale writes a date."""
        if not self.problem():
            self.setText(self._formats.date(self.value()))

    def open_calendar(self) -> None:
        """Show a calendar under the field."""
        popup = CalendarPopup(self._theme, self.value() or self._today())
        popup.setParent(self, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        popup.picked.connect(self._pick)
        popup.move(self.mapToGlobal(QPoint(0, self.height() + 4)))
        popup.show()
        popup.setFocus()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        days = _STEPS.get(Qt.Key(event.key()))
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_calendar()
        elif days and not self.isReadOnly():
            self._pick((self.value() or self._today()) + timedelta(days=days))
        else:
            super().keyPressEvent(event)

    def _pick(self, day: date) -> None:
        self.setText(self._formats.date(day))
        self.changed.emit()

    def _read(self) -> date | None:
        return parse_date(self.text(), self._today(), self._formats.rules) if self.text().strip() else None

    def _restyle(self) -> None:
        self._button.setIcon(self._theme.icon("calendar", "muted", 16))


class CalendarPopup(QWidget):
    """A calendar in a rounded panel.

    Signals:
        picked: a day was chosen; the popup is gone.
    """

    picked = Signal(date)

    def __init__(self, theme: Theme, day: date) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._calendar = Calendar(theme)
        self._calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        round_panel(self, 6).addWidget(self._calendar)
        self.setFocusProxy(self._calendar)
        self._calendar.activated.connect(self._choose)
        self._calendar.clicked.connect(self._choose)

    def _choose(self, day: QDate) -> None:
        self.picked.emit(date(day.year(), day.month(), day.day()))
        self.close()


class Calendar(QCalendarWidget):
    """A month without Qt's red weekends and black arrows."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.setFixedSize(QSize(theme.px(280), theme.px(250)))
        head = QTextCharFormat()
        head.setForeground(theme.tokens.color("muted"))
        head.setBackground(theme.tokens.color("raised"))
        head.setFont(theme.font(Text.SMALL_MEDIUM))
        self.setHeaderTextFormat(head)
        for weekend in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.setWeekdayTextFormat(weekend, head)
        for name, icon in (("prevmonth", "chevron-left"), ("nextmonth", "chevron-right")):
            button = self.findChild(QToolButton, f"qt_calendar_{name}")
            if isinstance(button, QToolButton):
                button.setIcon(theme.icon(icon, "text", 16))

    @override
    def paintCell(self, painter: QPainter, rect: QRect, date: QDate) -> None:
        tokens, is_chosen = self._theme.tokens, date == self.selectedDate()
        is_this_month = date.month() == self.monthShown()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, tokens.color("raised"))
        if is_chosen or date == QDate.currentDate():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.color("accent" if is_chosen else "selection"))
            painter.drawRoundedRect(rect.adjusted(3, 2, -3, -2), 7, 7)
        painter.setPen(tokens.color("accent_text" if is_chosen else "text" if is_this_month else "muted"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(date.day()))
        painter.restore()
