"""Open documents with a tick and the amount each gets: typed like a grid, filled oldest due first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget
from typing_extensions import override

from desktop_app.spec.screen import Field, LinesSpec
from desktop_app.theme.fonts import Text
from desktop_app.views.fixed_lines import FixedGrid, FixedLines
from desktop_app.widgets.basics import Card, Label
from desktop_app.widgets.delegates import PADDING

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from desktop_app.widgets.context import ViewContext

ZERO = Decimal(0)
_FIGURE = 96
_DISCOUNT = ("discount", "take_discount")
_IF_ROOM = ("due", "their_number", "dated")
_NUMBER = 138
_FACTS = ("number", "their_number", "dated", "due", "open", "discount")


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenItem:
    """A document that money can settle; `held_back` says why it is not filled by itself."""

    id: UUID
    number: str
    their_number: str
    dated: date
    due: date
    currency: str
    open: Decimal
    discount: Decimal = ZERO
    held_back: str = ""


def item_columns(tick: str, verb: str, their_number: str, *, gives_up: bool) -> tuple[Field, ...]:
    """Return the columns: `tick` and `verb` name choice and amount, `gives_up` adds the tick for a rest."""
    columns = (
        Field(name="is_chosen", label=tick, kind="bool", width=48,
              help="Space settles it, or leaves it out."),
        Field(name="number", label="Number", read_only=True, width=0),
        Field(name="their_number", label=their_number, read_only=True, width=118),
        Field(name="dated", label="Date", kind="date", read_only=True, width=114),
        Field(name="due", label="Due", kind="date", read_only=True, width=112),
        Field(name="open", label="Open", kind="money", read_only=True, width=90),
        Field(name="discount", label="Discount", kind="money", read_only=True, width=84),
        Field(name="take_discount", label="Take", kind="bool", width=52),
        Field(name="amount", label=verb, kind="money", width=94),
    )
    rest = Field(name="write_off_rest", label="Drop", kind="bool", width=52,
                 help="Give up what is left of it, if that is small.")
    return (*columns, rest) if gives_up else columns


class ItemsModel(FixedLines):
    """The open items of one party in one currency.

    `offered` is the money there is, `None` as long as nobody typed it: then every tick adds its whole need.
    """

    def __init__(self, columns: tuple[Field, ...], title: str, context: ViewContext, parent: QWidget) -> None:
        spec = LinesSpec(name="applications", title=title, columns=columns)
        super().__init__(spec, context.formats, context.lookups, parent)
        self.items: tuple[OpenItem, ...] = ()
        self.offered: Decimal | None = None

    def show_items(self, items: Sequence[OpenItem]) -> None:
        """Show other items; what was ticked before stays ticked, and settled in full what was."""
        kept = {item.id: (line["take_discount"], None if self._is_full(line) else line["amount"])
                for item, line in zip(self.items, self._lines, strict=True) if line["is_chosen"]}
        self.items = tuple(items)
        self.set_lines([self._line(item, kept.get(item.id)) for item in items])

    def distribute(self, amount: Decimal) -> None:
        """Give an amount to the items, oldest due first; a held back one gets nothing by itself."""
        left = amount
        for at in sorted(range(len(self.items)), key=lambda at: self.items[at].due):
            line = self._lines[at]
            part = min(left, self._need(line)) if not self.items[at].held_back else ZERO
            line.update(amount=part or None, is_chosen=bool(part))
            left -= part
        self._repaint()
        self.changed.emit()

    def choose(self, record: UUID) -> None:
        """Tick one item."""
        for at, item in enumerate(self.items):
            if item.id == record:
                self.set_value(at, "is_chosen", value=True)

    @property
    def applied(self) -> Decimal:
        """Return the sum of the amounts."""
        return self.total("amount")

    @property
    def discount(self) -> Decimal:
        """Return the discount offered on the items that are settled in full."""
        taking = (line for line in self._lines if line["take_discount"] and self._is_full(line))
        return sum((line["discount"] for line in taking), ZERO)

    def applications(self) -> list[dict[str, Any]]:
        """Return what the service is asked to settle."""
        names = ["take_discount", *(["write_off_rest"] if "write_off_rest" in self._names else [])]
        return [
            {"invoice_id": self.items[at].id, "amount": line["amount"],
             **{name: bool(line[name]) for name in names}}
            for at, line in self._settled()
        ]

    def show_refusals(self, refusals: Mapping[str, str]) -> None:
        """Mark the cells of refused applications; the keys are `applications.1.amount`."""
        rows = [at for at, _line in self._settled()]
        cells = {}
        for path, text in refusals.items():
            _, place, name, *_ = [*path.split("."), "", ""]
            if place.isdecimal() and int(place) < len(rows):
                cells[rows[int(place)], name if name in self._names else "amount"] = text
        self.set_errors(cells)

    @override
    def set_value(self, row: int, name: str, value: Any) -> None:
        line = self._lines[row]
        was_full = self._is_full(line)
        if line[name] is None and name == "take_discount":
            return
        line[name] = value
        if name == "is_chosen":
            line["amount"] = self._fill(row) if value else None
        elif name == "amount":
            line["is_chosen"] = bool(value)
        elif name == "take_discount" and was_full:
            line["amount"] = self._need(line)
        if not line["is_chosen"]:
            line.update({name: False for name in ("write_off_rest",) if name in self._names})
        self._errors.clear()
        self._repaint()
        self.changed.emit()

    def _line(self, item: OpenItem, kept: tuple[bool | None, Decimal | None] | None) -> dict[str, Any]:
        """Return an item as a line; `kept` is its ticked discount and amount, `None` for all it needs."""
        takes, amount = kept or (True, None)
        line = {name: getattr(item, name) for name in _FACTS}
        if not item.discount:
            line["discount"], takes = None, None
        line |= {"take_discount": takes, "is_chosen": kept is not None, "amount": None,
                 "write_off_rest": False}
        if kept is not None:
            need = self._need(line)
            line["amount"] = need if amount is None else min(amount, need)
        return line

    def _need(self, line: Mapping[str, Any]) -> Decimal:
        need: Decimal = line["open"] - (line["discount"] if line["take_discount"] else ZERO)
        return need

    def _is_full(self, line: Mapping[str, Any]) -> bool:
        return bool(line["is_chosen"]) and line["amount"] == self._need(line)

    def _fill(self, row: int) -> Decimal:
        """Return what a ticked item gets: what is left of the money, else all it needs."""
        need = self._need(self._lines[row])
        if self.offered is None:
            return need
        others = sum((line["amount"] or ZERO for at, line in enumerate(self._lines) if at != row), ZERO)
        left = self.offered - others
        return min(need, left) if left > 0 else need

    def _settled(self) -> Iterable[tuple[int, Mapping[str, Any]]]:
        return [(at, line) for at, line in enumerate(self._lines) if line["is_chosen"] and line["amount"]]


class ItemsGrid(FixedGrid):
    """The table of open items; Space or a click ticks, no line is added, copied or removed."""

    def __init__(self, model: ItemsModel, context: ViewContext) -> None:
        self._model = model
        super().__init__(model, context)
        model.changed.connect(self.place_columns)
        model.modelReset.connect(self.place_columns)

    def place_columns(self) -> None:
        """Show a column only when it says something, and the less needed ones when there is room."""
        model, px = self._model, self._context.theme.px
        has_discount = any(item.discount for item in model.items)
        has_rest = any(0 < line["amount"] < item.open for item, line in
                       zip(model.items, model.lines(), strict=True) if line["amount"])
        hidden = {name for name in _DISCOUNT if not has_discount}
        hidden |= set() if has_rest else {"write_off_rest"}
        columns = [model.field(at) for at in range(model.columnCount())]
        needed = sum(px(column.width) for column in columns if column.name not in {*hidden, *_IF_ROOM})
        left = self.viewport().width() - needed - px(_NUMBER)
        for name in _IF_ROOM:
            left -= px(model.field(model.column_of(name)).width)
            hidden |= set() if left >= 0 else {name}
        for at, column in enumerate(columns):
            self.setColumnHidden(at, column.name in hidden)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.place_columns()


class ItemsCard(Card):
    """The open items with their sums, or a sentence where there are none.

    Signals:
        changed: ticks or amounts changed.
    """

    changed = Signal()

    def __init__(self, columns: tuple[Field, ...], title: str, rest: str, context: ViewContext) -> None:
        super().__init__(margin=0, spacing=0)
        self._formats, self._rest_text = context.formats, rest
        self.column.setContentsMargins(8, 0, 8, 0)
        self.model = ItemsModel(columns, title, context, self)
        self.grid = ItemsGrid(self.model, context)
        heading = Label(context.theme, title, Text.SECTION)
        heading.setContentsMargins(PADDING, 14, PADDING, 6)
        self._sentence = Label(context.theme, "", look="muted")
        self._sentence.setContentsMargins(PADDING, 6, PADDING, 18)
        self._sentence.setWordWrap(True)
        self._sums = QWidget()
        self._sums.setLayout(self._make_sums(context))
        for widget in (heading, self._sentence, self.grid, self._sums):
            self.column.addWidget(widget)
        self.model.changed.connect(self.changed)
        self.say("")

    def say(self, sentence: str) -> None:
        """Show a sentence instead of items."""
        self._sentence.setText(sentence)
        self._show_grid(shown=False)

    @property
    def sentence(self) -> str:
        """Return the sentence shown instead of items, or an empty text."""
        return "" if self._sentence.isHidden() else self._sentence.text()

    def show_items(self, items: Sequence[OpenItem], none: str) -> None:
        """Show items, or say that there are none."""
        self.model.show_items(items)
        if items:
            self._show_grid(shown=True)
        else:
            self.say(none)

    def show_rest(self, amount: Decimal) -> None:
        """Show what is applied and what is left of an amount; more applied than there is stands out."""
        money, rest = self._formats.money, amount - self.model.applied
        self._applied.setText(money(self.model.applied))
        self._discount.setText(money(self.model.discount))
        for widget in self._discount_row:
            widget.setVisible(bool(self.model.discount))
        self._rest_name.setText(self._rest_text if rest >= 0 else "More than there is")
        self._rest.setText(money(abs(rest)))
        self._rest.set_look("negative" if rest < 0 else "")
        self._rest.setAccessibleName(f"{self._rest_name.text()}: {self._rest.text()}")

    @property
    def rest(self) -> tuple[str, str]:
        """Return what is said of the rest, and its figure."""
        return self._rest_name.text(), self._rest.text()

    def _show_grid(self, *, shown: bool) -> None:
        self._sentence.setVisible(not shown)
        self.grid.setVisible(shown)
        self._sums.setVisible(shown)

    def _make_sums(self, context: ViewContext) -> QGridLayout:
        theme = context.theme
        sums = QGridLayout()
        sums.setContentsMargins(PADDING, 10, PADDING, 14)
        sums.setHorizontalSpacing(24)
        sums.setVerticalSpacing(4)
        sums.setColumnStretch(0, 1)
        figures = [Label(theme, "", Text.STRONG) for _ in range(3)]
        names = [Label(theme, text, look="muted") for text in ("Applied", "Discount", self._rest_text)]
        for row, (name, figure) in enumerate(zip(names, figures, strict=True)):
            figure.setMinimumWidth(theme.px(_FIGURE))
            figure.setAlignment(Qt.AlignmentFlag.AlignRight)
            figure.setAccessibleName(name.text())
            sums.addWidget(name, row, 1)
            sums.addWidget(figure, row, 2)
        self._applied, self._discount, self._rest = figures
        self._discount_row, self._rest_name = (names[1], figures[1]), names[2]
        return sums
