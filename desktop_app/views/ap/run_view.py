"""A payment run, step by step: what to pay, the proposal with its ticks, approval, payment.

Every step is saved, so a run can be left and taken up again at any of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid
from typing_extensions import override

from desktop_app.spec.fields import fields_of
from desktop_app.spec.screen import TODAY, Field, LinesSpec
from desktop_app.theme.fonts import Text
from desktop_app.views.fixed_lines import FixedGrid, FixedLines
from desktop_app.widgets.ask_dialog import AskDialog
from desktop_app.widgets.basics import Button, Card, IconButton, Label, row_of
from desktop_app.widgets.field_grid import FieldGrid
from desktop_app.widgets.notice_bar import NoticeBar
from desktop_app.widgets.states import BusyOverlay, StatePage
from desktop_app.work.notice import Notice, notices_of
from desktop_app.work.runner import Latest
from finance_core.kernel.listing import ListQuery, LookupQuery
from finance_core.modules.ap.api import APPaymentRun, CreateRun

if TYPE_CHECKING:
    from desktop_app.widgets.context import ViewContext
    from desktop_app.work.company import CompanyPort

ZERO = Decimal(0)
_CRITERIA = ("payment_date", "pay_through_date", "bank_account_id", "payment_method", "cash_limit",
             "take_discounts")
_LINES = LinesSpec(name="lines", title="Proposed payments", columns=(
    Field(name="is_paid", label="Pay", kind="bool", width=48,
          help="Space takes the bill off the run, or back."),
    Field(name="vendor", label="Vendor", read_only=True, width=180),
    Field(name="number", label="Bill", read_only=True, width=156),
    Field(name="due", label="Due", kind="date", read_only=True, width=116),
    Field(name="discount", label="Discount", kind="money", read_only=True, width=92),
    Field(name="amount", label="To pay", kind="money", width=104),
    Field(name="reason", label="Left out because", read_only=True, width=0),
))
_DRAFT = ("draft", "failed")
_OPEN = (*_DRAFT, "approved")
_SAYS = {
    None: "The run proposes every open bill due by that day, and those whose discount would be lost.",
    "draft": "Take bills off, or change what is paid. Then approve.",
    "approved": "Approved. Nothing is paid yet.",
    "completed": "Paid. Each vendor got one payment.",
    "cancelled": "Cancelled. Its bills can be paid otherwise.",
    "failed": "Nothing was paid. Take off what was refused, or put it right.",
}


@dataclass(frozen=True, slots=True)
class RunFile:
    """A run with the names behind its lines and what its bank account holds."""

    run: APPaymentRun
    bills: Mapping[UUID, Mapping[str, Any]]
    vendors: Mapping[UUID, str]
    bank: tuple[str, Decimal]


class RunLines(FixedLines):
    """The run's lines; a change is a wish that the service grants.

    Signals:
        wished: a line shall be paid or not, or another amount; line id and the request's values.
    """

    wished = Signal(object, dict)

    def show_run(self, file: RunFile, *, is_editable: bool) -> None:
        """Show the lines of a run, oldest due first."""
        lines = sorted(file.run.lines, key=lambda line: (str(line.status) == "excluded", _due(file, line)))
        self.ids = [line.id for line in lines]
        self._is_editable = is_editable
        self.set_lines([_row(file, line) for line in lines])

    @override
    def set_value(self, row: int, name: str, value: Any) -> None:
        if name == "is_paid":
            self.wished.emit(self.ids[row], {"include": bool(value)})
        elif name == "amount" and value != self._lines[row]["amount"]:
            self.wished.emit(self.ids[row], {"include": True, "amount": value})


class RunView(QWidget):
    """One run, or the criteria of a new one when `record` is no id.

    Signals:
        closed: its tab goes.
        title_changed: carries the tab's new title.
    """

    closed = Signal()
    title_changed = Signal(str)

    def __init__(self, context: ViewContext, record: Any = None) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.context = context
        self.file: RunFile | None = None
        self._latest = Latest(context.runner, self)
        self._is_busy = False
        self.criteria = FieldGrid(_criteria(context), context, columns=3)
        self.lines = RunLines(_LINES, context.formats, context.lookups, self)
        self.grid = FixedGrid(self.lines, context)
        self.notice = NoticeBar(context.theme)
        self._build()
        self._busy = BusyOverlay(context.theme, self)
        self._connect()
        self._show_state()
        if isinstance(record, UUID):
            self._read(record)
        else:
            self.criteria.focus_first()

    @property
    def status(self) -> str | None:
        """Return the run's state, `None` before there is a run."""
        return str(self.file.run.status) if self.file else None

    def request_close(self) -> None:
        """Close the tab; every step is saved."""
        self.closed.emit()

    def go_on(self) -> None:
        """Do the next step: propose, approve, or pay."""
        if not self._next.isEnabled() or self._next.isHidden() or self._is_busy:
            return
        if self.status is None:
            self._propose()
        elif self.status in _DRAFT:
            self._call("ap.approve_payment_run")
        elif self.status == "approved":
            self._ask_to_pay()

    def cancel_run(self) -> None:
        """Cancel the run after a question."""
        dialog = AskDialog(self.context, "Cancel this run?", "Cancel run", self)
        dialog.say("Its bills can be paid otherwise.")
        dialog.answered.connect(lambda _: dialog.done_with())
        dialog.answered.connect(lambda _: self._call("ap.cancel_payment_run"))
        dialog.open()

    def _build(self) -> None:
        theme = self.context.theme
        back = IconButton(theme, "arrow-left", "Close (Esc)")
        back.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        back.clicked.connect(self.request_close)
        self._title = Label(theme, "Payment run", Text.TITLE)
        self._hint = Label(theme, "", look="muted")
        self._cancel = Button(theme, "Cancel run", "quiet")
        self._payments = Button(theme, "Show payments", "", "banknote")
        self._next = Button(theme, "", "primary")
        self._next.setToolTip("Ctrl+S")
        head = Card(margin=20)
        head.column.addWidget(self.criteria)
        page = QVBoxLayout(self)
        page.setContentsMargins(28, 20, 28, 24)
        page.setSpacing(14)
        page.addLayout(row_of(back, self._title, self._hint, None, self._cancel, self._payments, self._next,
                              spacing=12))
        page.addWidget(self.notice)
        page.addWidget(head)
        page.addWidget(self._make_proposal(), 1)

    def _make_proposal(self) -> QWidget:
        theme = self.context.theme
        self._nothing = StatePage(theme, "list-checks")
        self._table = Card(margin=0, spacing=0)
        self._table.column.setContentsMargins(8, 8, 8, 0)
        self._table.column.addWidget(self.grid)
        self._table.column.addStretch(1)
        self._count = Label(theme, "", look="muted")
        self._bank = Label(theme, "", look="muted")
        self._sums = Label(theme, "", Text.STRONG)
        foot = row_of(self._count, None, self._bank, self._sums, spacing=24)
        foot.setContentsMargins(12, 10, 12, 12)
        self._table.column.addLayout(foot)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._nothing)
        column.addWidget(self._table)
        return holder

    def _connect(self) -> None:
        self._next.clicked.connect(self.go_on)
        self._cancel.clicked.connect(self.cancel_run)
        self._payments.clicked.connect(partial(self.context.open_screen, "ap.payments"))
        self.lines.wished.connect(self._change)
        for keys, act in (("Ctrl+S", self.go_on), ("Esc", self.request_close), ("F5", self._again)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _again(self) -> None:
        if self.file:
            self._read(self.file.run.id)

    def _propose(self) -> None:
        if not self.criteria.check():
            return
        values = {name: value for name, value in self.criteria.values().items() if value is not None}
        self._write("ap.create_payment_run", values)

    def _call(self, method: str) -> None:
        if self.file:
            self._write(method, {"run_id": self.file.run.id})

    def _ask_to_pay(self) -> None:
        if not self.file:
            return
        run, formats = self.file.run, self.context.formats
        dialog = AskDialog(self.context, f"Pay {_bills(run.line_count)}?", "Pay", self)
        dialog.say(f"{formats.money(run.total_amount)} {run.currency} leaves {self.file.bank[0]} on "
                   f"{formats.date(run.payment_date)}, one payment for each vendor. All are saved, or none.")
        dialog.answered.connect(lambda _: dialog.done_with())
        dialog.answered.connect(lambda _: self._call("ap.execute_payment_run"))
        dialog.open()

    def _change(self, line_id: UUID, values: Mapping[str, Any]) -> None:
        self._write("ap.update_run_line", {"run_line_id": line_id, **values})

    def _write(self, method: str, request: Mapping[str, Any]) -> None:
        if self._is_busy:
            return
        self._is_busy = True
        self.notice.clear()
        self._busy.start()
        company = self.context.company

        def work() -> RunFile:
            return read_run(company, company.call(method, dict(request)).value.id)

        self.context.runner.write(work, self._show, self._refuse)

    def _read(self, run_id: UUID) -> None:
        self._busy.start()
        company = self.context.company
        self._latest.read(lambda: read_run(company, run_id), self._show, self._refuse)

    def _show(self, file: RunFile) -> None:
        if not isValid(self):
            return
        self._is_busy = False
        self._busy.stop()
        place = self.grid.currentIndex()
        was_paid = self.status == "approved" and str(file.run.status) == "completed"
        self.file = file
        self.criteria.set_values({name: getattr(file.run, name) for name in _CRITERIA})
        self.lines.show_run(file, is_editable=self.status in _DRAFT and not self.context.company.read_only)
        if place.isValid() and place.row() < self.lines.rowCount():
            self.grid.setCurrentIndex(self.lines.index(place.row(), place.column()))
        self._show_state()
        if file.run.failure_note and self.status == "failed":
            self.notice.show_notice(Notice("error", file.run.failure_note))
        if was_paid:
            run, money = file.run, self.context.formats.money
            paid = f"{_bills(run.line_count)}, {money(run.total_amount)} {run.currency}"
            self.context.notify(Notice("success", f"{run.run_number} is paid: {paid}."))

    def _refuse(self, error: BaseException) -> None:
        if not isValid(self):
            return
        self._is_busy = False
        self._busy.stop()
        self.lines.set_errors({})
        notices = notices_of(error)
        self.criteria.set_errors({notice.field: notice.text for notice in notices if notice.field})
        for notice in notices:
            if notice.field not in self.criteria.boxes:
                self.notice.show_notice(notice)

    def _show_state(self) -> None:
        """Show what can be done in the run's present state."""
        file, status = self.file, self.status
        run = file.run if file else None
        can_write = not self.context.company.read_only
        paying = f"Pay {_bills(run.line_count)}" if run else ""
        steps = {None: "Propose", "draft": "Approve", "failed": "Approve again", "approved": paying}
        self._next.setText(steps.get(status, ""))
        self._next.setVisible(can_write and status in steps)
        self._next.setEnabled(status not in _DRAFT or bool(run and run.line_count))
        self._cancel.setVisible(can_write and status in _OPEN)
        self._payments.setVisible(status == "completed")
        self._hint.setText("" if status is None else _SAYS.get(status, ""))
        self.criteria.set_read_only(status is not None or not can_write)
        has_lines = bool(run and run.lines)
        self._table.setVisible(has_lines)
        self._nothing.setVisible(not has_lines)
        self._nothing.say(_SAYS[None] if run is None else "Nothing is due by that day.",
                          "" if run is None else "Choose a later day in a new run, or pay a single bill.")
        if run is None:
            return
        title = f"Payment run {run.run_number}"
        self._title.setText(title)
        QTimer.singleShot(0, partial(self.title_changed.emit, title))
        self._show_sums()

    def _show_sums(self) -> None:
        if not self.file:
            return
        run, money, (bank, balance) = self.file.run, self.context.formats.money, self.file.bank
        vendors = len({line.vendor_id for line in run.lines if str(line.status) != "excluded"})
        self._count.setText(f"{_bills(run.line_count)} of {vendors} vendor{'' if vendors == 1 else 's'}")
        after = f", after the run {money(balance - run.total_amount)}" if self.status in _OPEN else ""
        self._bank.setText(f"{bank} holds {money(balance)}{after}")
        discount = f"Discount {money(run.discount_total)}   " if run.discount_total else ""
        self._sums.setText(f"{discount}Total {money(run.total_amount)} {run.currency}")


def read_run(company: CompanyPort, run_id: UUID) -> RunFile:
    """Read a run with the numbers and names its lines stand for, off the GUI thread."""
    run = company.call("ap.payment_run", run_id)
    wanted = {line.invoice_id for line in run.lines}
    bills = _bills_of(company, wanted)
    vendors = {key: company.call("ap.vendor", key).name for key in {line.vendor_id for line in run.lines}}
    banks = company.call("cash.list_bank_accounts", ListQuery(limit=1000))
    place = {name: at for at, name in enumerate(banks.columns)}
    bank = next((row[place["name"]], row[place["book_balance"]]) for row in banks.rows
                if row[0] == run.bank_account_id)
    return RunFile(run, bills, vendors, bank)


def _bills_of(company: CompanyPort, wanted: set[UUID]) -> dict[UUID, dict[str, Any]]:
    """Read the bills of a run: open ones page by page, the others one by one."""
    found: dict[UUID, dict[str, Any]] = {}
    query: ListQuery | None = ListQuery(filters={"open": True}, sort="due_date", limit=1000, with_count=False)
    while query is not None and len(found) < len(wanted):
        page = company.call("ap.list_bills", query)
        rows = (dict(zip(page.columns, row, strict=True)) for row in page.rows)
        found |= {row["id"]: row for row in rows if row["id"] in wanted}
        more = page.next_after is not None and len(page.rows) == query.limit
        query = ListQuery(filters={"open": True}, sort="due_date", limit=1000, with_count=False,
                          after=page.next_after) if more else None
    for key in wanted - found.keys():
        bill = company.call("ap.invoice", key)
        found[key] = {"number": bill.internal_number, "due_date": bill.due_date}
    return found


def _row(file: RunFile, line: Any) -> dict[str, Any]:
    bill = file.bills[line.invoice_id]
    return {
        "is_paid": str(line.status) in ("proposed", "posted"), "vendor": file.vendors[line.vendor_id],
        "number": bill["number"], "due": bill["due_date"], "discount": line.discount_amount or None,
        "amount": line.amount, "reason": line.exclusion_reason or "",
    }


def _due(file: RunFile, line: Any) -> Any:
    return file.bills[line.invoice_id]["due_date"]


def _bills(count: int) -> str:
    return "1 bill" if count == 1 else f"{count} bills"


def _criteria(context: ViewContext) -> tuple[Field, ...]:
    return fields_of(
        CreateRun, _CRITERIA,
        payment_date={"label": "Pay on", "default": TODAY},
        pay_through_date={"label": "Bills due through", "default": TODAY},
        bank_account_id={"label": "Paid from", "lookup": "cash.lookup_bank_accounts",
                         "default": partial(_only_bank, context)},
        payment_method={"label": "Method", "help": "Empty: each vendor's usual method."},
        cash_limit={"help": "Pay at most this much; empty: everything that is due."},
        take_discounts={"label": "Take discounts"},
    )


def _only_bank(context: ViewContext) -> UUID | None:
    """Return the bank account when there is just one to choose."""
    found = context.company.call("cash.lookup_bank_accounts", LookupQuery(limit=2))
    return found[0].id if len(found) == 1 else None
