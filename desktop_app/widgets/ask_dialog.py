"""A small question: a sentence, perhaps a few inputs, and buttons that name what they do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from typing_extensions import override

from desktop_app.theme.fonts import Text
from desktop_app.widgets.basics import Button, Label, row_of
from desktop_app.widgets.field_grid import FieldGrid
from desktop_app.widgets.growing_dialog import GrowingDialog
from desktop_app.widgets.notice_bar import NoticeBar
from desktop_app.work.notice import notices_of

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from desktop_app.spec.screen import Field
    from desktop_app.widgets.context import ViewContext

_WIDTH = 420
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class AskDialog(GrowingDialog):
    """Asks before something is done; stays open while the answer is refused.

    Call `done_with()` when the work succeeded, `refuse(error)` when it did not.

    Signals:
        answered: the verb was chosen; carries the values of the inputs by name.
    """

    answered = Signal(dict)

    def __init__(self, context: ViewContext, title: str, verb: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setMinimumWidth(context.theme.px(_WIDTH))
        self._context = context
        self._grid: FieldGrid | None = None
        self.column.addWidget(Label(context.theme, title, Text.SECTION))
        self._notice = NoticeBar(context.theme)
        self.column.addWidget(self._notice)
        self.verb = Button(context.theme, verb, "primary")
        self.cancel = Button(context.theme, "Back" if verb.startswith("Cancel") else "Cancel")
        self.verb.clicked.connect(self._answer)
        self.cancel.clicked.connect(self.reject)
        self._buttons = row_of(None, self.cancel, self.verb)
        self._last = self.cancel  # the last button before the verb
        self.column.addLayout(self._buttons)
        self.verb.setFocus()

    def say(self, text: str) -> None:
        """Add a sentence over the buttons."""
        label = Label(self._context.theme, text, look="muted")
        label.setWordWrap(True)
        margins = self.column.contentsMargins()
        label.setMinimumWidth(self.minimumWidth() - margins.left() - margins.right())
        self.column.insertWidget(self.column.count() - 2, label)

    def ask(self, fields: tuple[Field, ...]) -> None:
        """Add inputs over the buttons."""
        self._grid = FieldGrid(fields, self._context, columns=1)
        self.column.insertWidget(self.column.count() - 2, self._grid)
        self._grid.focus_first()

    def add_choice(self, verb: str, look: str = "") -> Button:
        """Add another button, left of the verb; the caller connects it."""
        button = Button(self._context.theme, verb, look)
        self._buttons.insertWidget(self._buttons.count() - 1, button)
        self.setTabOrder(self._last, button)
        self.setTabOrder(button, self.verb)
        self._last = button
        return button

    def refuse(self, error: BaseException) -> None:
        """Show why the answer was refused, under its field or on top."""
        notices = notices_of(error)
        fields = self._grid.boxes if self._grid else {}
        if self._grid:
            self._grid.set_errors({notice.field: notice.text for notice in notices if notice.field})
        for notice in notices:
            if notice.field not in fields:
                self._notice.show_notice(notice)
        self.verb.setEnabled(True)

    def done_with(self) -> None:
        """Close after success."""
        self.accept()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and self.verb.isEnabled():
            self._answer()
        else:
            super().keyPressEvent(event)

    def _answer(self) -> None:
        if self._grid and not self._grid.check():
            return
        self.verb.setEnabled(False)
        values: dict[str, Any] = self._grid.values() if self._grid else {}
        self.answered.emit(values)
