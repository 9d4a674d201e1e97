"""Control accounts of the trial balance beside their open items, and what equity takes of the rest."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.theme.fonts import Text
from desktop_app.widgets.basics import Card, Label

if TYPE_CHECKING:
    from desktop_app.widgets.context import ViewContext
    from finance_core.services.opening_models import OpeningCheck


class ChecksCard(Card):
    """The comparison."""

    def __init__(self, context: ViewContext) -> None:
        super().__init__(margin=18, spacing=8)
        self._context = context
        self.column.addWidget(Label(context.theme, "Control accounts", Text.SECTION))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self.column.addLayout(self._rows)
        self._shown: list[QWidget] = []

    @property
    def texts(self) -> list[str]:
        """Return every sentence shown."""
        return [str(label.text()) for box in self._shown for label in box.findChildren(Label)]

    def show_checks(self, checks: Sequence[OpeningCheck], rest: Decimal) -> None:
        """Show each control account, and `rest`: credits less debits of the trial balance."""
        for box in self._shown:
            self._rows.removeWidget(box)
            box.deleteLater()
        self._shown = [self._check(check) for check in checks]
        if not checks:
            self._shown.append(self._box("Nothing to compare yet", "Receivables and payables of the trial "
                                         "balance stand here beside their open items.", "muted"))
        self._shown.append(self._rest(rest))
        for box in self._shown:
            self._rows.addWidget(box)

    def _check(self, check: OpeningCheck) -> QWidget:
        money = self._context.formats.money
        name = f"{check.account_code} {check.account_name}"
        if not check.difference:
            return self._box(name, f"{money(check.trial_balance)} on both sides", "positive")
        return self._box(name, f"Trial balance {money(check.trial_balance)}, open items "
                         f"{money(check.documents)}: {money(abs(check.difference))} apart", "negative")

    def _rest(self, rest: Decimal) -> QWidget:
        if not rest:
            return self._box("Trial balance", "Debits and credits agree", "positive")
        more, less = ("Debits", "credits") if rest < 0 else ("Credits", "debits")
        figure = self._context.formats.money(abs(rest))
        text = f"{more} exceed {less} by {figure}; opening balance equity takes it."
        return self._box("Trial balance", text, "warning")

    def _box(self, name: str, text: str, look: str) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        sentence = Label(self._context.theme, text, Text.SMALL, look)
        sentence.setWordWrap(True)
        column.addWidget(Label(self._context.theme, name, Text.MEDIUM))
        column.addWidget(sentence)
        return box
