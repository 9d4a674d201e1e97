"""The window itself: sidebar, pages, notices and status. It knows no company and imports none.

Everything here is Qt and the theme only, so that the window is painted before the first heavy import.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.shell.brand import window_icon
from desktop_app.shell.pages import Pages
from desktop_app.shell.sidebar import Sidebar
from desktop_app.shell.status_bar import StatusBar
from desktop_app.theme.tokens import Mode
from desktop_app.widgets.notice_bar import NoticeBar
from desktop_app.widgets.states import BusyOverlay, StatePage

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QResizeEvent

    from desktop_app.shell.memory import SettingsMemory
    from desktop_app.theme.theme import Theme
    from desktop_app.work.notice import Notice

TITLE = "Countinghouse"
_FIRST_SIZE, _SMALLEST = QSize(1280, 800), QSize(900, 600)
_TOAST_MS = 6_000
_TOAST_WIDTH = 620
# Low enough to cover the status bar instead of a list's totals.
_TOAST_FROM_BOTTOM = 4
_ZOOM_STEP = 0.1


class MainWindow(QMainWindow):
    """The frame around every page.

    Signals:
        painted: the first picture is on the screen.
        close_asked: the user wants to leave; whoever listens calls `leave` when all is safe.
    """

    painted = Signal()
    close_asked = Signal()

    def __init__(self, theme: Theme, memory: SettingsMemory) -> None:
        super().__init__()
        self.theme, self.memory = theme, memory
        self._is_leaving = False
        self._was_painted = False
        self.sidebar = Sidebar(theme)
        self.pages = Pages(theme)
        self.status = StatusBar(theme)
        self._waiting: StatePage | None = None
        self._build()
        self._busy = BusyOverlay(theme, self.pages.stack)
        self.pages.changed.connect(self._busy.stop)
        self.notices = NoticeBar(theme)
        self.notices.setParent(self.area)
        self._toast = QTimer(self, singleShot=True, interval=_TOAST_MS)
        self._toast.timeout.connect(self.notices.clear)
        self.sidebar.theme_toggled.connect(self.toggle_theme)
        self.setWindowTitle(TITLE)
        self.setWindowIcon(window_icon())
        self._restore()

    def say(self, sentence: str, help_text: str = "") -> None:
        """Fill the page with a sentence and a turning ring until there is a page."""
        if self._waiting is None:
            self._waiting = StatePage(self.theme, "book-open")
            self._waiting.destroyed.connect(self._forget_waiting)
        self._waiting.say(sentence, help_text)
        self.pages.show_base(self._waiting, "")
        self._busy.start()

    def notify(self, notice: Notice, action: str = "", run: Any = None) -> None:
        """Show a notice over the page; good news goes away by itself."""
        self.notices.show_notice(notice, action, run)
        self._place_notice()
        self.notices.raise_()
        if notice.kind in ("success", "info"):
            self._toast.start()
        else:
            self._toast.stop()

    def toggle_theme(self) -> None:
        """Switch between light and dark, and remember it."""
        self.set_mode(Mode.LIGHT if self.theme.tokens.is_dark else Mode.DARK)

    def set_mode(self, mode: Mode) -> None:
        """Use a theme from now on."""
        self.theme.set_mode(mode)
        self.memory.put("theme", mode.value)

    def set_zoom(self, zoom: float) -> None:
        """Use a zoom of 0.9 to 1.5 from now on."""
        self.theme.set_zoom(zoom)
        self.memory.put("zoom", self.theme.fonts.zoom)

    def zoom_by(self, steps: int) -> None:
        """Make everything larger or smaller; no steps is the plain size."""
        self.set_zoom(round(self.theme.fonts.zoom + steps * _ZOOM_STEP, 2) if steps else 1.0)

    def leave(self) -> None:
        """Close without asking."""
        self._is_leaving = True
        self.close()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._is_leaving:
            event.ignore()
            self.close_asked.emit()
            return
        self.memory.put_bytes("window/geometry", self.saveGeometry())
        self.memory.flush()
        super().closeEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_notice()

    @override
    def event(self, event: QEvent) -> bool:
        seen = super().event(event)
        if event.type() == QEvent.Type.UpdateRequest and not self._was_painted:
            self._was_painted = True
            self.painted.emit()
        return seen

    def _build(self) -> None:
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.pages, 1)
        column.addWidget(self.status)
        self.area = QWidget()
        row = QHBoxLayout(self.area)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.sidebar)
        row.addWidget(right, 1)
        self.setCentralWidget(self.area)
        self.setMinimumSize(_SMALLEST)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)

    def _restore(self) -> None:
        self.resize(_FIRST_SIZE)
        self.restoreGeometry(self.memory.get_bytes("window/geometry"))
        screen = self.screen() or QGuiApplication.primaryScreen()
        if not screen.availableGeometry().intersects(self.frameGeometry()):
            self.move(screen.availableGeometry().topLeft())

    def _place_notice(self) -> None:
        area, px = self.area.rect(), self.theme.px
        width = min(px(_TOAST_WIDTH), area.width() - px(40))
        layout = self.notices.layout()
        height = max(layout.heightForWidth(width), self.notices.minimumSizeHint().height()) if layout else 0
        left = area.right() - width - px(28)
        self.notices.setGeometry(left, area.bottom() - height - px(_TOAST_FROM_BOTTOM), width, height)

    def _forget_waiting(self) -> None:
        self._waiting = None
