"""The reconciliation workbench: the bank's lines left, the books' lines right, the proof on top.

Choosing a bank line lifts the book lines suggested for it. Space matches, Enter confirms, N R P T book what
the books do not know, X leaves out, E calls the bank's error, U undoes, A matches all that is certain.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_app.theme.fonts import Text
from desktop_app.views.cash import workbench
from desktop_app.views.cash.account_choice import AccountChoice
from desktop_app.views.cash.reconcile_actions import BenchActions, Chosen
from desktop_app.views.cash.reconcile_figures import FiguresBar
from desktop_app.views.cash.reconcile_side import Side
from desktop_app.widgets.basics import Button, Card, Label, row_of
from desktop_app.widgets.focus import FocusLead
from desktop_app.widgets.notice_bar import NoticeBar
from desktop_app.widgets.states import StatePage
from desktop_app.work.notice import Notice, notice_of
from desktop_app.work.runner import Latest

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtGui import QHideEvent, QShowEvent

    from desktop_app.views.cash.workbench import Bench
    from desktop_app.widgets.context import ViewContext
    from finance_core.modules.cash.api import Candidate, ReconciliationFigures

_LOOK_AFTER_MS = 60
_LISTENS_TO = frozenset({
    "cash_bank_statements", "cash_bank_statement_lines", "cash_reconciliation_matches",
    "cash_reconciliations",
    "cash_bank_accounts", "journal_lines", "journal_entries",
})
_KEYS = (
    (Qt.Key.Key_Space, "Space", "Match", "match"), (Qt.Key.Key_Return, "Enter", "Confirm", "confirm"),
    (Qt.Key.Key_N, "N", "New", "new_transaction"), (Qt.Key.Key_R, "R", "Receive", "receive"),
    (Qt.Key.Key_P, "P", "Pay", "pay"), (Qt.Key.Key_T, "T", "Transfer", "transfer"),
    (Qt.Key.Key_X, "X", "Leave out", "exclude"), (Qt.Key.Key_E, "E", "Bank error", "bank_error"),
    (Qt.Key.Key_U, "U", "Undo", "undo"), (Qt.Key.Key_A, "A", "Accept all ≥ 95 %", "accept_all"),
)
_ON_LINES = 8  # so many of them decide what is selected; the others stand apart
_ALSO = {Qt.Key.Key_Enter: "confirm", Qt.Key.Key_Delete: "reject"}


class ReconcileView(QWidget):
    """The page."""

    def __init__(self, context: ViewContext) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.context = context
        self.bench: Bench | None = None
        self._found: Sequence[Candidate] = ()
        self._is_stale = True
        self._tried: UUID | None = None
        rules, company = context.formats.rules, context.company
        self.bank = Side(context, workbench.BANK, lambda query: workbench.bank_page(company, query, rules),
                         selects_first=True)
        self.books = Side(context, workbench.BOOK,
                          lambda query: workbench.book_page(company, query, rules, self._found),
                          selects_first=False)
        self.actions_of_bench = BenchActions(context, self)
        self._reads, self._looks = Latest(context.runner, self), Latest(context.runner, self)
        self._timer = QTimer(self, singleShot=True, interval=_LOOK_AFTER_MS)
        self._timer.timeout.connect(self._look_for_candidates)
        self._acts: dict[int, Callable[[Chosen], None]] = {
            key: getattr(self.actions_of_bench, name) for key, _, _, name in _KEYS}
        self._acts |= {key: getattr(self.actions_of_bench, name) for key, name in _ALSO.items()}
        self._build()
        self._connect()

    def show_filters(self, filters: Mapping[str, Any], record: UUID | None = None) -> None:
        """Show a bank account, as a link from elsewhere asks."""
        self.account.load(record or filters.get("bank_account_id"))

    def reload(self) -> None:
        """Read the figures and both sides again."""
        self.books.reload()
        self.bank.reload()
        self._read_bench()

    def _read_bench(self) -> None:
        self._is_stale = False
        account, company = self.account.value(), self.context.company
        if account is not None:
            self._reads.read(lambda: workbench.read_bench(company, account), self._show_bench, self._fail)

    def act(self, act: Callable[[Chosen], None]) -> None:
        """Do something with what is chosen on both sides."""
        if self.bench is not None and not self.context.company.read_only:
            self.notice.clear()
            act(self.chosen(self.bench))

    def chosen(self, bench: Bench) -> Chosen:
        """Return what is selected on both sides."""
        return Chosen(bench=bench, bank=self.bank.selected_rows(), books=self.books.selected_rows(),
                      found=self._found)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.account.value() is None:
            self.account.load()
        elif self._is_stale:
            self.reload()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        for side in (self.bank, self.books):
            side.remember()
        super().hideEvent(event)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            is_plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            act = self._acts.get(event.key()) if is_plain else None
            if act is not None:
                self.act(act)
                return True
        return super().eventFilter(watched, event)

    def _build(self) -> None:
        theme = self.context.theme
        self.account = AccountChoice(self.context)
        self._import = Button(theme, "Import statement", "", "file-down")
        self._report = Button(theme, "Report", "", "file-text")
        self._report.setToolTip("Ctrl+P")
        self.over = Button(theme, "Start over", "", "undo-2")
        self.over.setToolTip("Ctrl+R: when the date or the closing balance was mistyped")
        self.finish = Button(theme, "Finish", "primary", "check")
        self.finish.setToolTip("Ctrl+Return: when the difference is 0.00 and every bank line is decided")
        self.notice = NoticeBar(theme)
        self.figures = FiguresBar(self.context)
        bench = QWidget()
        column = QVBoxLayout(bench)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self.figures)
        panes = QHBoxLayout()
        panes.setSpacing(14)
        panes.addWidget(self.bank, 1)
        panes.addWidget(self.books, 1)
        column.addLayout(panes, 1)
        column.addWidget(self._make_foot())
        self._empty = StatePage(theme, "landmark")
        self._empty.say("No bank account yet.", "Add one; then import its statement and match it here.",
                        "New bank account")
        self._stack = QStackedWidget()
        self._bench = bench
        for widget in (bench, self._empty):
            self._stack.addWidget(widget)
        page = QVBoxLayout(self)
        page.setContentsMargins(28, 24, 28, 20)
        page.setSpacing(14)
        page.addLayout(row_of(Label(theme, "Reconcile", Text.TITLE), self.account, None, self._import,
                              self._report, self.over, self.finish, spacing=12))
        page.addWidget(self.notice)
        page.addWidget(self._stack, 1)
        FocusLead(self, self.bank, self._empty)

    def _make_foot(self) -> Card:
        card = Card(margin=8, spacing=2)
        self._sums = Label(self.context.theme, "", Text.STRONG)
        self._sums.setContentsMargins(10, 0, 10, 0)
        buttons = []
        for _, key, title, name in _KEYS:
            button = Button(self.context.theme, f"{title} ({key})", "quiet")
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(partial(self._press, getattr(self.actions_of_bench, name)))
            buttons.append(button)
        card.column.addLayout(row_of(self._sums, None, *buttons[_ON_LINES:], spacing=0))
        card.column.addLayout(row_of(*buttons[:_ON_LINES], None, spacing=0))
        return card

    def _connect(self) -> None:
        actions = self.actions_of_bench
        self.account.chosen.connect(self._show_account)
        self._import.clicked.connect(self._open_import)
        self._report.clicked.connect(self._open_report)
        self.over.clicked.connect(lambda: self.act(actions.start_over))
        self.finish.clicked.connect(lambda: self.act(actions.finish))
        self._empty.acted.connect(lambda: self.context.open_screen("cash.accounts"))
        self.figures.start_asked.connect(self._start)
        self.figures.reopen_asked.connect(lambda: self.act(actions.reopen))
        actions.said.connect(self.notice.show_notice)
        actions.rest_offered.connect(self._offer_rest)
        self.bank.selected.connect(self._on_bank_selected)
        self.books.selected.connect(self._show_sums)
        for side in (self.bank, self.books):
            side.shown.connect(self._show_sums)
        self.books.table.opened.connect(self._open_entry)
        for side in (self.bank, self.books):
            side.table.installEventFilter(self)
        self.context.hub.changed.connect(self._on_changed)
        find = (("Ctrl+F", self._find), ("F5", self.reload), ("Ctrl+P", self._open_report),
                ("Ctrl+Return", lambda: self.act(actions.finish)),
                ("Ctrl+R", lambda: self.act(actions.start_over)))
        for keys, act in find:
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _press(self, act: Callable[[Chosen], None]) -> None:
        self.act(act)

    def _show_account(self, account: UUID | None) -> None:
        self.bench, self._found = None, ()
        self._stack.setCurrentWidget(self._empty if account is None else self._bench)
        self.finish.setEnabled(account is not None)
        if account is None:
            return
        self.notice.clear()
        mine = {"bank_account_id": account}
        self.books.narrow(mine)
        self.bank.narrow(mine)
        self._read_bench()

    def _show_bench(self, bench: Bench) -> None:
        has_begun = self.figures.isAncestorOf(self.focusWidget())
        self.bench = bench
        self.figures.show_bench(bench)
        is_open = bench.state is not None
        self.finish.setVisible(is_open)
        self.over.setVisible(bench.open is not None)
        if has_begun and is_open:
            (self.bank if self.bank.model.count else self.books).setFocus()
        self._report.setVisible(bench.newest is not None)
        if self._tried != bench.account.id and not self.context.company.read_only:
            self._tried = bench.account.id
            self._suggest(bench.account.id)

    def _suggest(self, account: UUID) -> None:
        """Look once for matches when an account is opened: certain ones are made, others suggested."""
        company = self.context.company

        def show(saved: Any) -> None:
            count = saved.value.confirmed
            if count:
                lines = "1 bank line was" if count == 1 else f"{count} bank lines were"
                text = f"{lines} matched for certain. U under Matched takes that back."
                self.notice.show_notice(Notice("info", text))

        self.context.runner.write(lambda: company.call("cash.auto_match", account), show, self._fail)

    def _on_bank_selected(self) -> None:
        self._timer.start()
        self._show_sums()

    def _look_for_candidates(self) -> None:
        line = self.bank.current()
        if not line or line["status"] != "suggested":
            self._show_candidates(())
            return
        company, key = self.context.company, line["id"]
        self._looks.read(lambda: company.call("cash.candidates", key), self._show_candidates, self._fail)

    def _show_candidates(self, found: Sequence[Candidate]) -> None:
        if not found and not self._found:
            return
        had, self._found = self._found, found
        if not found and had and set(self.books.selected_ids()) == set(had[0].journal_line_ids):
            self.books.clear_selection()
        self.books.reload(select=found[0].journal_line_ids if found else ())

    def _show_sums(self) -> None:
        if self.bench is None:
            return
        chosen, money = self.chosen(self.bench), self.context.formats.money
        banks, books = (workbench.total_of(rows, name) for rows, name in ((chosen.bank, "amount"),
                                                                          (chosen.books, "open")))
        parts = [f"Bank {_count(chosen.bank)} {money(banks)}", f"Books {_count(chosen.books)} {money(books)}"]
        if chosen.bank and chosen.books:
            parts.append(f"Difference {money(chosen.difference)}")
        self._sums.setText("     ".join(parts))
        is_equal = bool(chosen.bank and chosen.books) and not chosen.difference
        self._sums.set_look("positive" if is_equal else "")

    def _start(self, values: dict[str, Any]) -> None:
        self.act(lambda chosen: self.actions_of_bench.start(chosen, values, self.figures.refuse))

    def _offer_rest(self, figures: ReconciliationFigures) -> None:
        text = f"Not finished yet: {' '.join(figures.missing)}"
        self.notice.show_notice(
            Notice("warning", text), "Book the difference away",
            lambda: self.act(lambda chosen: self.actions_of_bench.book_away(chosen, figures)))

    def _find(self) -> None:
        (self.books if self.books.table.hasFocus() else self.bank).start_search()

    def _open_import(self) -> None:
        self.context.open_screen("cash.import", record=self.account.value())

    def _open_report(self) -> None:
        if self.bench is not None and self.bench.newest is not None:
            self.context.open_screen("cash.reconciliation_report", record=self.bench.newest["id"])

    def _open_entry(self, row: int) -> None:
        values = self.books.model.values(row)
        if values:
            self.context.open_screen("kernel.entry", record=values["entry_id"])

    def _on_changed(self, tables: frozenset[str]) -> None:
        if tables.isdisjoint(_LISTENS_TO):
            return
        self._is_stale = True
        if self.isVisible():
            self.reload()

    def _fail(self, error: BaseException) -> None:
        self.notice.show_notice(notice_of(error))


def _count(rows: Sequence[Any]) -> str:
    return f"({len(rows)})"
