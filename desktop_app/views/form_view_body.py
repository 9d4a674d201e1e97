"""The inputs of a form: fields in two columns, lines over the full width, sums under them."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QScrollArea, QVBoxLayout, QWidget

from desktop_app.models.lines_model import LinesModel
from desktop_app.theme.fonts import Text
from desktop_app.widgets.basics import Button, Card, Label, row_of
from desktop_app.widgets.delegates import PADDING
from desktop_app.widgets.field_grid import FieldGrid
from desktop_app.widgets.lines_grid import LinesGrid

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desktop_app.spec.screen import Field, LinesSpec, ScreenSpec, Values
    from desktop_app.views.form_view_request import Refusals
    from desktop_app.widgets.context import ViewContext


class FormBody(QScrollArea):
    """Everything that is typed into.

    Signals:
        changed: the user changed something; carries the field's name, or the lines' name.
        create_asked: a lookup's missing record is to be created; field, text, and who takes the result.
    """

    changed = Signal(str)
    create_asked = Signal(object, str, object)

    def __init__(self, spec: ScreenSpec, context: ViewContext) -> None:
        super().__init__()
        self._spec = spec
        self._touched: set[str] = set()
        summed = [field for field in spec.fields if spec.lines and field.read_only and field.kind == "money"]
        fields = [field for field in spec.fields if field not in summed]
        self.grid = FieldGrid(fields, context, columns=3 if spec.lines else 2)
        self.lines = LinesCard(spec.lines, summed, context, self) if spec.lines else None
        canvas = QWidget()
        canvas.setObjectName("canvas")
        column = QVBoxLayout(canvas)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        card = Card(margin=20)
        card.column.addWidget(self.grid)
        column.addWidget(card)
        if self.lines:
            column.addWidget(self.lines)
        column.addStretch(1)
        self.setWidget(canvas)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._connect()

    def values(self) -> dict[str, Any]:
        """Return all that stands in the form."""
        values = self.grid.values()
        if self.lines and self._spec.lines:
            values[self._spec.lines.name] = self.lines.model.lines()
        return values

    def reset(self, values: Values) -> None:
        """Show values; whatever is missing starts anew."""
        self._touched.clear()
        self.grid.reset(values)
        if self.lines and self._spec.lines:
            self.lines.model.defaults = {}
            self.lines.model.set_lines(values.get(self._spec.lines.name) or ())
            self.lines.show_sums(values)

    def show_computed(self, values: Mapping[str, Any]) -> None:
        """Fill read-only fields, sums and read-only columns."""
        read_only = {name for name, box in self.grid.boxes.items() if box.field.read_only}
        self.grid.set_values({name: value for name, value in values.items() if name in read_only})
        if self.lines and self._spec.lines:
            self.lines.model.set_computed(values.get(self._spec.lines.name) or ())
            self.lines.show_sums(values)

    def show_refusals(self, refusals: Refusals) -> None:
        """Mark what was refused and put the cursor there."""
        self.grid.set_errors(refusals.fields)
        if self.lines:
            self.lines.model.set_errors(refusals.cells)
            if refusals.cells and not refusals.fields:
                self.lines.grid.go_to(*min(refusals.cells))

    def check(self) -> bool:
        """Show what is wrong by itself, put the cursor there and tell whether nothing is."""
        is_right = self.grid.check()
        unread = self.lines.model.first_unread() if self.lines else None
        if self.lines and is_right and unread:
            self.lines.grid.go_to(*unread[:2])
        return is_right and unread is None

    def problem(self) -> str:
        """Return why what stands in a field or a cell cannot be understood, without showing it there."""
        boxes = self.grid.boxes.values()
        problems = [box.editor.problem() for box in boxes if self.grid.is_shown(box)]
        unread = self.lines.model.first_unread() if self.lines else None
        if self.lines and unread:
            row, name, why = unread
            model = self.lines.model
            problems.append(f"Line {row + 1}, {model.field(model.column_of(name)).label}: {why}")
        return next(filter(None, problems), "")

    def missing(self) -> list[str]:
        """Return the labels of the required fields and columns that are empty, without showing it there."""
        boxes = self.grid.boxes.values()
        labels = [box.field.label for box in boxes
                  if box.field.required and self.grid.is_shown(box) and box.editor.value() is None]
        if self.lines and self._spec.lines:
            lines = self.lines.model.lines()
            labels += [column.label for column in self._spec.lines.columns
                       if column.required and any(line[column.name] is None for line in lines)]
            labels += [] if lines else [self._spec.lines.title]
        return [label.lower() for label in labels]

    def set_read_only(self, read_only: bool) -> None:
        self.grid.set_read_only(read_only)
        if self.lines:
            self.lines.model.set_editable(not read_only)

    def _connect(self) -> None:
        self.grid.changed.connect(self._on_changed)
        self.grid.chosen.connect(self._take_defaults)
        self.grid.create_asked.connect(self._ask_to_create)
        if self.lines and self._spec.lines:
            name = self._spec.lines.name
            self.lines.model.changed.connect(lambda: self._on_changed(name))
            self.lines.grid.create_asked.connect(self._ask_to_create_in_line)

    def _on_changed(self, name: str) -> None:
        self._touched.add(name)
        self.changed.emit(name)

    def _take_defaults(self, _name: str, item: Any) -> None:
        """A chosen record brings what was used with it last, unless the user typed something else."""
        self.grid.set_values({name: value for name, value in item.defaults.items()
                              if name in self.grid.boxes and name not in self._touched})
        if self.lines:
            self.lines.model.defaults = dict(item.defaults)

    def _ask_to_create(self, name: str, text: str) -> None:
        box = self.grid.boxes[name]

        def take(record_id: Any) -> None:
            box.editor.set_value(record_id)
            box.editor.setFocus()
            self._on_changed(name)

        self.create_asked.emit(box.field, text, take)

    def _ask_to_create_in_line(self, name: str, text: str) -> None:
        if not self.lines:
            return
        model, row = self.lines.model, self.lines.grid.current_row()

        def take(record_id: Any) -> None:
            model.set_value(row, name, record_id)

        self.create_asked.emit(model.field(model.column_of(name)), text, take)


class LinesCard(Card):
    """The lines grid with its title, and the sums or the difference under it."""

    def __init__(self, spec: LinesSpec, summed: Sequence[Field], context: ViewContext,
                 parent: QObject) -> None:
        super().__init__(margin=0, spacing=0)
        self._formats, self._spec, self._summed = context.formats, spec, summed
        self.model = LinesModel(spec, context.formats, context.lookups, parent)
        self.grid = LinesGrid(self.model, context)
        title = Label(context.theme, spec.title, Text.SECTION)
        title.setBuddy(self.grid)
        title.setContentsMargins(PADDING, 14, PADDING, 6)
        self.column.setContentsMargins(8, 0, 8, 0)
        self.column.addWidget(title)
        self.column.addWidget(self.grid)
        zero = context.formats.money(Decimal(0))
        self._sums = {field.name: Label(context.theme, zero, Text.STRONG) for field in summed}
        self._difference = Label(context.theme, "", Text.STRONG, "negative")
        self._balance = Button(context.theme, "Balance on this line", "link")
        self._balance.clicked.connect(self._balance_here)
        if summed:
            self.column.addLayout(self._make_sums(context))
        if spec.exclusive:
            foot = row_of(self._difference, self._balance, None)
            foot.setContentsMargins(PADDING, 8, PADDING, 12)
            self.column.addLayout(foot)
            self.model.changed.connect(self._show_difference)
            self.model.modelReset.connect(self._show_difference)
            self._show_difference()

    def show_sums(self, values: Mapping[str, Any]) -> None:
        """Show the read-only sums; one that is not among the values is zero."""
        for name, label in self._sums.items():
            label.setText(self._formats.money(values.get(name) or Decimal(0)))

    def _make_sums(self, context: ViewContext) -> QGridLayout:
        sums = QGridLayout()
        sums.setContentsMargins(PADDING, 10, PADDING, 14)
        sums.setHorizontalSpacing(24)
        sums.setVerticalSpacing(4)
        sums.setColumnStretch(0, 1)
        for row, field in enumerate(self._summed):
            figure = self._sums[field.name]
            figure.setMinimumWidth(context.theme.px(96))
            figure.setAlignment(Qt.AlignmentFlag.AlignRight)
            figure.setAccessibleName(field.label)
            sums.addWidget(Label(context.theme, field.label, look="muted"), row, 1)
            sums.addWidget(figure, row, 2)
        return sums

    def _show_difference(self) -> None:
        missing = self.model.missing_to_balance(self.model.rowCount())
        amount = missing[1] if missing else Decimal(0)
        self._difference.setText(f"Difference {self._formats.money(amount)}" if amount else "")
        self._balance.setVisible(bool(amount) and self.model.is_editable)

    def _balance_here(self) -> None:
        self.model.balance_on(self.grid.current_row())
        self.grid.setFocus()
