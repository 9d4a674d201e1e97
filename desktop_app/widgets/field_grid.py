"""Fields as inputs: each under its label, its error under it; built from `Field` data."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from desktop_app.theme.fonts import Text
from desktop_app.widgets.basics import Button, Label
from desktop_app.widgets.date_edit import DateEdit
from desktop_app.widgets.editors import (
    AmountEdit,
    ChoiceCombo,
    MultilineEdit,
    SecretEdit,
    TextEdit,
    TickBox,
    set_invalid,
)
from desktop_app.widgets.lookup_edit import LookupEdit

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from desktop_app.spec.screen import Field, Values
    from desktop_app.widgets.context import ViewContext
    from desktop_app.widgets.editors import Editor

COLUMNS = 2
_EMPTY = "Empty: "


def make_editor(field: Field, context: ViewContext) -> Any:
    """Return the input of a field's kind, with its accessible name."""
    theme, formats = context.theme, context.formats
    if field.kind in ("money", "number", "percent"):
        editor: QWidget = AmountEdit(formats, field.decimals, field.kind)
    elif field.kind == "date":
        editor = DateEdit(theme, formats, context.today)
    elif field.kind == "lookup":
        editor = LookupEdit(theme, field, context.lookups, context.runner)
    elif field.kind == "choice":
        editor = ChoiceCombo(theme, field.choices, required=field.required)
    elif field.kind == "bool":
        editor = TickBox(theme, field.label)
    elif field.kind == "secret":
        editor = SecretEdit(theme)
    else:
        editor = MultilineEdit() if field.kind == "multiline" else TextEdit(field.max_length)
    editor.setAccessibleName(field.label)
    editor.setToolTip(field.help)
    editor.setAccessibleDescription(field.help)
    editor.setObjectName(field.name)
    return editor


class FieldBox(QWidget):
    """One field: label, input, and a line for what is wrong with it.

    Signals:
        changed: the user changed the value.
    """

    changed = Signal()

    def __init__(self, field: Field, context: ViewContext, parent: QWidget) -> None:
        super().__init__(parent)
        self.field = field
        self.editor: Any = make_editor(field, context)
        self._label = Label(context.theme, self._label_text(), Text.SMALL_MEDIUM, "muted")
        self._label.setBuddy(self.editor)
        self._error = Label(context.theme, "", Text.SMALL, "negative")
        self._error.setWordWrap(True)
        self._error.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        column.addWidget(self._label)
        column.addWidget(self.editor)
        column.addWidget(self._error)
        column.addStretch(1)
        self.set_read_only(False)
        self.editor.changed.connect(self._on_changed)

    def _label_text(self) -> str:
        if self.field.kind == "bool":
            return " "
        return f"{self.field.label} *" if self.field.required else self.field.label

    @property
    def error(self) -> str:
        """Return what is shown as wrong."""
        return self._error.text()

    def set_error(self, message: str) -> None:
        """Show why the value was refused, or clear it."""
        if message == self._error.text():
            return
        self._error.setText(message)
        self._error.setVisible(bool(message))
        set_invalid(self.editor, message)

    def set_read_only(self, read_only: bool) -> None:
        """Lock the input, or unlock it if it can be typed; only there is said what an empty one means."""
        is_locked = read_only or self.field.read_only
        self.editor.set_read_only(is_locked)
        if isinstance(self.editor, QLineEdit):
            self.editor.setPlaceholderText("" if is_locked else _meaning_of_empty(self.field.help))

    def stand_alone(self, is_alone: bool) -> None:
        """Give up the empty line above a tick box in a row of nothing else."""
        self._label.setVisible(not is_alone)

    def check(self) -> str:
        """Show and return what is wrong with what stands there, before anything is asked of the service."""
        editor: Editor = self.editor
        message = editor.problem()
        if not message and self.field.required and editor.value() is None:
            message = f"{self.field.label} is needed."
        self.set_error(message)
        return message

    def _on_changed(self) -> None:
        self.set_error("")
        self.changed.emit()


class FieldGrid(QWidget):
    """Fields in two columns, in tab order; a field that does not apply is away.

    Signals:
        changed: the user changed the named field.
        chosen: a lookup's item was chosen in the named field.
        create_asked: the named field's missing record is to be created from a text.
    """

    changed = Signal(str)
    chosen = Signal(str, object)
    create_asked = Signal(str, str)

    def __init__(self, fields: Iterable[Field], context: ViewContext, columns: int = COLUMNS) -> None:
        super().__init__()
        self._columns, self._today = columns, context.today
        self._books = {"base_currency": context.formats.currency}
        self.boxes: dict[str, FieldBox] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(12)
        for column in range(columns):
            self._grid.setColumnStretch(column, 1)
        for field in fields:
            self._add(field, context)
        self._is_wide = False
        self._more = Button(context.theme, "More fields", "link", "chevron-down")
        self._more.setParent(self)
        self._more.clicked.connect(self.show_all)
        self.reset({})

    def reset(self, values: Values) -> None:
        """Show values; fields without one start with their default."""
        for name, box in self.boxes.items():
            box.editor.set_value(values[name] if name in values else box.field.first_value(self._today))
            box.set_error("")
        self._arrange()

    def set_values(self, values: Values) -> None:
        """Show some values, leaving the other fields alone."""
        for name, value in values.items():
            if name in self.boxes:
                self.boxes[name].editor.set_value(value)
        self._arrange()

    def values(self) -> dict[str, Any]:
        """Return every value by name; a field that does not apply is `None`."""
        values = {name: box.editor.value() for name, box in self.boxes.items()}
        applies = {name: self._applies(box, values) for name, box in self.boxes.items()}
        return {name: value if applies[name] else None for name, value in values.items()}

    def check(self) -> bool:
        """Show what is wrong by itself and tell whether nothing is."""
        wrong = [box for box in self.boxes.values() if self.is_shown(box) and box.check()]
        if wrong:
            wrong[0].editor.setFocus()
        return not wrong

    def set_errors(self, errors: Mapping[str, str]) -> None:
        """Show refusals under their fields and put the cursor into the first."""
        for name, box in self.boxes.items():
            box.set_error(errors.get(name, ""))
        self._arrange()
        for name in errors:
            if name in self.boxes:
                self.boxes[name].editor.setFocus()
                return

    def set_read_only(self, read_only: bool) -> None:
        """Lock all fields, or unlock those that can be typed."""
        for box in self.boxes.values():
            box.set_read_only(read_only)

    def show_all(self) -> None:
        """Show the rare fields too, and put the cursor into the first of them."""
        rare = [box for box in self.boxes.values() if box.isHidden()]
        self._is_wide = True
        self._arrange()
        first = next((box for box in rare if not box.isHidden()), None)
        if first is not None:
            first.editor.setFocus()

    def focus_first(self) -> None:
        """Put the cursor into the first field that can be typed."""
        for box in self.boxes.values():
            if not box.field.read_only and self.is_shown(box):
                box.editor.setFocus()
                return

    def is_shown(self, box: FieldBox) -> bool:
        """Tell whether a field applies at present."""
        return not box.isHidden()

    def _add(self, field: Field, context: ViewContext) -> None:
        box = FieldBox(field, context, self)
        self.boxes[field.name] = box
        box.changed.connect(lambda: self._on_changed(field.name))
        if isinstance(box.editor, QLineEdit):
            box.editor.returnPressed.connect(self._move_on)
        if isinstance(box.editor, LookupEdit):
            box.editor.chosen.connect(lambda item: self.chosen.emit(field.name, item))
            box.editor.create_asked.connect(lambda text: self.create_asked.emit(field.name, text))

    def _on_changed(self, name: str) -> None:
        self._arrange()
        self.changed.emit(name)

    def _move_on(self) -> None:
        self.focusNextChild()

    def _applies(self, box: FieldBox, values: Values) -> bool:
        return box.field.depends_on is None or box.field.depends_on({**self._books, **values})

    def _arrange(self) -> None:
        values = {name: box.editor.value() for name, box in self.boxes.items()}
        apply = [box for box in self.boxes.values() if self._applies(box, values)]
        shown = [box for box in apply if self._is_wide or not self._can_wait(box)]
        self._more.setVisible(len(shown) < len(apply))
        if self._grid.count() and all(box.isHidden() == (box not in shown) for box in self.boxes.values()):
            return
        while self._grid.takeAt(0):
            pass
        for box in self.boxes.values():
            box.setVisible(box in shown)
        at, rows = 0, defaultdict[int, list[FieldBox]](list)
        for box in shown:
            span = min(box.field.span, self._columns)
            if at % self._columns + span > self._columns:
                at += self._columns - at % self._columns
            self._grid.addWidget(box, at // self._columns, at % self._columns, 1, span)
            rows[at // self._columns].append(box)
            at += span
        for row in rows.values():
            for box in row:
                box.stand_alone(all(other.field.kind == "bool" for other in row))
        self._grid.addWidget(self._more, -(-at // self._columns), 0, Qt.AlignmentFlag.AlignLeft)

    def _can_wait(self, box: FieldBox) -> bool:
        """Tell whether a rare field holds nothing that the user must see."""
        is_empty = box.editor.value() in (None, "", False, box.field.first_value(self._today))
        return box.field.rare and is_empty and not box.error and not box.editor.problem()


def _meaning_of_empty(text: str) -> str:
    """Return what a help says of an empty input: 'Empty: from the terms.' gives 'From the terms'."""
    meaning = text.partition(_EMPTY)[2].partition(".")[0].partition(";")[0]
    return meaning[:1].upper() + meaning[1:]
