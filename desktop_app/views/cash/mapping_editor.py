"""How a bank's CSV file is read: a column for each field, its marks, and the rows as they come out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop_app.spec.screen import Field
from desktop_app.theme.fonts import Text
from desktop_app.views.cash.csv_reading import CsvFile, Reading, columns_of
from desktop_app.views.cash.read_table import ReadTable
from desktop_app.widgets.basics import Card, Label
from desktop_app.widgets.field_grid import FieldGrid
from desktop_app.work.notice import notice_of
from desktop_app.work.runner import Latest
from finance_core.interchange.csv_mapping import CsvMapping
from finance_core.interchange.errors import UnreadableFile

if TYPE_CHECKING:
    from desktop_app.widgets.context import ViewContext

_WIDTH = 430
_COLUMNS = (
    ("date_column", "Date"), ("value_date_column", "Value date"), ("amount_column", "Amount, signed"),
    ("mark_column", "Debit or credit mark"), ("debit_column", "Money out"), ("credit_column", "Money in"),
    ("payee_column", "Payee"), ("payee_account_column", "Payee's account"), ("text_1", "Text"),
    ("text_2", "More text"), ("reference_column", "Reference"), ("check_column", "Check number"),
    ("balance_column", "Balance"), ("currency_column", "Currency"), ("id_column", "Bank's own id"),
    ("account_column", "Account number"),
)
_WRITING = (
    Field(name="date_order", label="Dates are written", kind="choice", choices=(
        ("dmy", "31.12.2026"), ("mdy", "12/31/2026"), ("ymd", "2026-12-31"))),
    Field(name="decimal_mark", label="Decimals after", kind="choice",
          choices=((".", "Point 1,234.50"), (",", "Comma 1.234,50"))),
    Field(name="delimiter", label="Columns are parted by", kind="choice", required=True,
          choices=((",", "comma"), (";", "semicolon"), ("\t", "tab"), ("|", "bar"))),
    Field(name="skip_rows", label="Rows before it", kind="number", decimals=0, default=0,
          help="Rows before the header, or before the first booking."),
    Field(name="has_header", label="Header row", kind="bool"),
    Field(name="flip_sign", label="Turn the signs", kind="bool",
          help="For cards that write purchases as positive."),
    Field(name="name", label="Keep this mapping as", span=2, max_length=60,
          help="The next file with the same header is read by it, unasked."),
)
_DECIDED_BY_ROWS = frozenset({"date_order", "decimal_mark"})
_LAYOUT = frozenset({"delimiter", "skip_rows", "has_header"})
_ASKED = {"date_column": "date_column", "amount_column": "amount_column", "date_order": "date_order",
          "decimal_mark": "decimal_mark", "encoding": "delimiter"}


class MappingEditor(QWidget):
    """The editor with its live preview.

    Signals:
        changed: the mapping is another one, and what it reads is known.
    """

    changed = Signal()

    def __init__(self, context: ViewContext) -> None:
        super().__init__()
        self._context = context
        self.file: CsvFile | None = None
        self.reading = Reading()
        self._chosen: set[str] = set()
        self._latest = Latest(context.runner, self)
        self.grid: FieldGrid | None = None
        self._place = QVBoxLayout()
        self._place.setContentsMargins(18, 14, 18, 14)
        canvas = QWidget()
        canvas.setObjectName("canvas")
        canvas.setLayout(self._place)
        scroll = QScrollArea()
        scroll.setWidget(canvas)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        left = Card(margin=1, spacing=0)
        left.setFixedWidth(context.theme.px(_WIDTH))
        left.column.addWidget(scroll)
        self.table = ReadTable(context)
        self._state = Label(context.theme, "", Text.SMALL_MEDIUM)
        self._state.setWordWrap(True)
        self._state.setContentsMargins(12, 10, 12, 10)
        right = Card(margin=1, spacing=0)
        right.column.addWidget(self._state)
        right.column.addWidget(self.table, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        row.addWidget(left)
        row.addWidget(right, 1)

    def show_file(self, file: CsvFile) -> None:
        """Show a file with the mapping it is read by."""
        self.file = file
        self._chosen = set()
        self._make_grid(file)
        self._read()

    @property
    def mapping(self) -> CsvMapping | None:
        """Return the mapping as it stands."""
        return self.file.mapping if self.file else None

    @property
    def name(self) -> str:
        """Return the name to keep it under, or an empty text."""
        return str(self.grid.values()["name"] or "") if self.grid else ""

    @property
    def is_settled(self) -> bool:
        """Tell whether the file can be read: no question is open."""
        return not self.reading.questions and not self.reading.refusal

    def _make_grid(self, file: CsvFile) -> None:
        if self.grid is not None:
            self._place.removeWidget(self.grid)
            self.grid.hide()
            self.grid.deleteLater()
        choices = tuple(enumerate(file.columns))
        columns = [Field(name=name, label=label, kind="choice", choices=choices) for name, label in _COLUMNS]
        self.grid = FieldGrid((*columns[:6], *_WRITING[:2], *columns[6:], *_WRITING[2:]), self._context)
        self.grid.reset(_values_of(file))
        self.grid.changed.connect(self._on_changed)
        self._place.insertWidget(0, self.grid)

    def _on_changed(self, name: str) -> None:
        if self.file is None or self.grid is None or name == "name":
            return
        if name in _DECIDED_BY_ROWS:
            self._chosen.add(name)
        try:
            open_ones = dict.fromkeys(_DECIDED_BY_ROWS - self._chosen)
            mapping = _mapping_from({**self.grid.values(), **open_ones}, self.file.mapping)
            columns = self.file.columns
            if name in _LAYOUT:
                columns = columns_of(self.file.content, self.file.name, mapping)
                mapping = mapping.model_copy(update={"header": columns if mapping.has_header else ()})
        except UnreadableFile as refused:
            self._show(Reading(refusal=refused.message))
            return
        self.file = replace(self.file, mapping=mapping, columns=columns)
        if name in _LAYOUT:
            self._make_grid(self.file)
            self.grid.boxes[name].editor.setFocus()
        self._read()

    def _read(self) -> None:
        file = self.file
        if file is not None:
            self._latest.read(file.read, self._show, self._fail)

    def _show(self, reading: Reading) -> None:
        self.reading = reading
        self.table.show_rows(reading.rows)
        if self.grid is not None and reading.settled is not None:
            self.grid.set_values({name: getattr(reading.settled, name) for name in _DECIDED_BY_ROWS})
        asked = {_ASKED.get(question.field, "date_column"): question.text for question in reading.questions}
        if self.grid is not None:
            for name, box in self.grid.boxes.items():
                box.set_error(asked.get(name, ""))
        text = reading.refusal or (reading.questions[0].text if reading.questions else "")
        look = "negative"
        if not text and reading.wrong:
            rows = "1 row" if reading.wrong == 1 else f"{reading.wrong} rows"
            first = next(row.why for row in reading.rows if row.wrong)
            text, look = f"{rows} cannot be read. {first}", "warning"
        elif not text:
            text, look = "This is how the file reads.", "positive"
        self._state.setText(text)
        self._state.set_look(look)
        self.changed.emit()

    def _fail(self, error: BaseException) -> None:
        self._show(Reading(refusal=notice_of(error).text))


def _values_of(file: CsvFile) -> dict[str, Any]:
    values = {name: getattr(file.mapping, name, None) for name, _ in _COLUMNS}
    texts = (*file.mapping.text_columns, None, None)
    values |= {"text_1": texts[0], "text_2": texts[1], "name": file.saved_as or None}
    return values | {name: getattr(file.mapping, name) for name in (
        "date_order", "decimal_mark", "delimiter", "skip_rows", "has_header", "flip_sign")}


def _mapping_from(values: dict[str, Any], mapping: CsvMapping) -> CsvMapping:
    chosen = {name: values[name] for name, _ in _COLUMNS if not name.startswith("text_")}
    texts = tuple(values[name] for name in ("text_1", "text_2") if values[name] is not None)
    rest = mapping.text_columns[2:] if len(texts) == 2 else ()
    return CsvMapping.model_validate({
        **mapping.model_dump(), **chosen, "text_columns": (*texts, *rest),
        "date_order": values["date_order"], "decimal_mark": values["decimal_mark"],
        "delimiter": values["delimiter"], "skip_rows": int(values["skip_rows"] or 0),
        "has_header": values["has_header"], "flip_sign": values["flip_sign"], "debits_are_negative": None,
    })
