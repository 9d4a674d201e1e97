"""The options of a report in rows that wrap, each under its small label."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, QRect, QSize, Signal
from PySide6.QtWidgets import QLayout, QLayoutItem, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.theme.fonts import Text
from desktop_app.widgets.basics import Label
from desktop_app.widgets.editors import set_invalid
from desktop_app.widgets.field_grid import make_editor

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from desktop_app.spec.screen import Field
    from desktop_app.widgets.context import ViewContext

_WIDTHS = {"date": 138, "lookup": 200}
_CHOICE_WIDTHS = {"preset": 142, "layout": 142, "comparison": 120, "split": 98, "level": 70}


class Flow(QLayout):
    """Puts items side by side and wraps them; every row is as high as its highest item."""

    def __init__(self, spacing: int = 10) -> None:
        super().__init__()
        self._found: list[QLayoutItem] = []
        self.setSpacing(spacing)
        self.setContentsMargins(0, 0, 0, 0)

    @override
    def addItem(self, item: QLayoutItem) -> None:
        self._found.append(item)

    @override
    def count(self) -> int:
        return len(self._found)

    @override
    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._found[index] if 0 <= index < len(self._found) else None

    @override
    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._found.pop(index) if 0 <= index < len(self._found) else None

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), move=False)

    @override
    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, move=True)

    @override
    def sizeHint(self) -> QSize:
        return self.minimumSize()

    @override
    def minimumSize(self) -> QSize:
        sizes = [item.sizeHint() for item in self._found]
        return QSize(max((size.width() for size in sizes), default=0),
                     max((size.height() for size in sizes), default=0))

    def _place(self, rect: QRect, *, move: bool) -> int:
        x, y, row = rect.x(), rect.y(), 0
        for item in self._found:
            hint = item.sizeHint()
            if x > rect.x() and x + hint.width() > rect.x() + rect.width():
                x, y, row = rect.x(), y + row + self.spacing(), 0
            if move:
                item.setGeometry(QRect(QPoint(x, y), hint))
            x, row = x + hint.width() + self.spacing(), max(row, hint.height())
        return y + row - rect.y()


class OptionBar(QWidget):
    """All options.

    Signals:
        changed: the user changed the named option.
    """

    changed = Signal(str)

    def __init__(self, fields: Iterable[Field], context: ViewContext) -> None:
        super().__init__()
        self.fields: dict[str, Field] = {}
        self.editors: dict[str, Any] = {}
        self._errors: dict[str, Label] = {}
        flow = Flow()
        self.setLayout(flow)
        for field in fields:
            flow.addWidget(self._box(field, context))

    def values(self) -> dict[str, Any]:
        """Return all values by name."""
        return {name: editor.value() for name, editor in self.editors.items()}

    def set_values(self, values: Mapping[str, Any]) -> None:
        """Show some values."""
        for name, value in values.items():
            if name in self.editors:
                self.editors[name].set_value(value)
                self._show_error(name, "")

    def check(self) -> bool:
        """Show what cannot be understood and tell whether everything can."""
        problems = {name: self._problem(name) for name in self.editors}
        self.set_errors(problems)
        return not any(problems.values())

    def set_errors(self, errors: Mapping[str, str]) -> None:
        """Show refusals under their options."""
        for name in self.editors:
            self._show_error(name, errors.get(name, ""))

    def error(self, name: str) -> str:
        """Return what is shown as wrong with an option."""
        return self._errors[name].text()

    def missing(self) -> Field | None:
        """Return a record that has to be chosen first."""
        wanted = [field for field in self.fields.values() if field.required and field.kind == "lookup"]
        return next((field for field in wanted if self.editors[field.name].value() is None), None)

    def _box(self, field: Field, context: ViewContext) -> QWidget:
        editor = make_editor(field, context)
        editor.set_value(field.first_value())
        if field.kind != "bool":
            widths, key = (_CHOICE_WIDTHS, field.name) if field.kind == "choice" else (_WIDTHS, field.kind)
            editor.setFixedWidth(context.theme.px(widths[key]))
        label = Label(context.theme, " " if field.kind == "bool" else field.label, Text.SMALL_MEDIUM, "muted")
        label.setBuddy(editor)
        error = Label(context.theme, "", Text.SMALL, "negative")
        error.setWordWrap(True)
        error.hide()
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        for widget in (label, editor, error):
            column.addWidget(widget)
        column.addStretch(1)
        self.fields[field.name], self.editors[field.name], self._errors[field.name] = field, editor, error
        editor.changed.connect(lambda: self._on_changed(field.name))
        return box

    def _problem(self, name: str) -> str:
        editor, field = self.editors[name], self.fields[name]
        problem: str = editor.problem()
        if not problem and field.required and field.kind == "date" and editor.value() is None:
            return f"{field.label} is needed."
        return problem

    def _on_changed(self, name: str) -> None:
        self._show_error(name, "")
        self.changed.emit(name)

    def _show_error(self, name: str, message: str) -> None:
        if message != self._errors[name].text():
            self._errors[name].setText(message)
            self._errors[name].setVisible(bool(message))
            set_invalid(self.editors[name], message)
            self.updateGeometry()
