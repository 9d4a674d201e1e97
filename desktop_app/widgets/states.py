"""The states of a page without rows: nothing yet, nothing matches, refused, under way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.theme.fonts import Text
from desktop_app.widgets.basics import Button, Label

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtGui import QPaintEvent

    from desktop_app.theme.theme import Theme

BUSY_AFTER_MS = 150
_TICK_MS = 40
_STEP = 18


class StatePage(QWidget):
    """An icon, a sentence, a line of help and one button, in the middle.

    Signals:
        acted: the button was pressed.
    """

    acted = Signal()

    def __init__(self, theme: Theme, icon: str) -> None:
        super().__init__()
        self._theme, self._icon = theme, icon
        self._picture = QLabel()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._sentence = Label(theme, "", Text.SECTION)
        self._help = Label(theme, "", look="muted")
        for label in (self._sentence, self._help):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setWordWrap(True)
        self._button = Button(theme, "", "primary")
        self._button.clicked.connect(self.acted)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 24, 32, 24)
        column.setSpacing(8)
        column.addStretch(2)
        for widget in (self._picture, self._sentence, self._help):
            column.addWidget(widget)
        column.addSpacing(8)
        column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        theme.changed.connect(self._restyle)
        self._restyle()

    def say(self, sentence: str, help_text: str = "", button: str = "") -> None:
        """Show a sentence, a help line and, if named, the button."""
        self._sentence.setText(sentence)
        self._help.setText(help_text)
        self._help.setVisible(bool(help_text))
        self._button.setText(button)
        self._button.setVisible(bool(button))
        self.setFocusProxy(self._button if button else None)  # type: ignore[arg-type] # None takes it away
        self.setAccessibleName(f"{sentence} {help_text}".strip())

    @property
    def sentence(self) -> str:
        """Return what the page says."""
        return self._sentence.text()

    def _restyle(self) -> None:
        self._picture.setPixmap(self._theme.pixmap(self._icon, "muted", 36, self.devicePixelRatioF()))


class BusyOverlay(QWidget):
    """A turning ring over a widget, shown only when something takes longer than 150 ms."""

    def __init__(self, theme: Theme, over: QWidget) -> None:
        super().__init__(over)
        self._theme, self._over = theme, over
        self._angle = 0
        self._delay = QTimer(self, singleShot=True, interval=BUSY_AFTER_MS)
        self._delay.timeout.connect(self._appear)
        self._clock = QTimer(self, interval=_TICK_MS)
        self._clock.timeout.connect(self._turn)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName("Loading")
        over.installEventFilter(self)
        self.hide()

    def start(self) -> None:
        """Something began."""
        if not self.isVisible():
            self._delay.start()

    def stop(self) -> None:
        """It is over."""
        self._delay.stop()
        self._clock.stop()
        self.hide()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self._over.rect())
        return super().eventFilter(watched, event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        side = self._theme.px(28)
        ring = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self._theme.tokens.color("border"), 3))
            painter.drawEllipse(ring)
            painter.setPen(QPen(self._theme.tokens.color("accent"), 3))
            painter.drawArc(ring, -self._angle * 16, 90 * 16)

    def _appear(self) -> None:
        self.setGeometry(self._over.rect())
        self.raise_()
        self.show()
        self._clock.start()

    def _turn(self) -> None:
        self._angle = (self._angle + _STEP) % 360
        self.update()
