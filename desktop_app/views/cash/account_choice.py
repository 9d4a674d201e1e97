"""The bank account a page is about: a choice that fills itself and is remembered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import Signal

from desktop_app.widgets.editors import ChoiceCombo
from desktop_app.work.runner import Latest
from finance_core.kernel.listing import ListQuery

if TYPE_CHECKING:
    from desktop_app.widgets.context import ViewContext
    from finance_core.kernel.listing import Page

_WIDTH = 230
_MEMORY = "cash/account"


class AccountChoice(ChoiceCombo):
    """The bank accounts in use.

    Signals:
        chosen: another account is shown now; carries its id, `None` when there is none.
    """

    chosen = Signal(object)

    def __init__(self, context: ViewContext) -> None:
        super().__init__(context.theme, ())
        self._context = context
        self._wanted: UUID | None = None
        self._latest = Latest(context.runner, self)
        self.setAccessibleName("Bank account")
        self.setFixedWidth(context.theme.px(_WIDTH))
        self.changed.connect(self._take)
        context.hub.changed.connect(self._on_changed)

    def load(self, wanted: UUID | None = None) -> None:
        """Read the accounts again and show one of them."""
        self._wanted = wanted or self.value() or self._remembered()
        company = self._context.company
        query = ListQuery(filters={"active": True})
        self._latest.read(lambda: company.call("cash.list_bank_accounts", query), self._show, lambda _: None)

    def _show(self, page: Page) -> None:
        before = self.value()
        self.clear()
        for row in page.rows:
            values = dict(zip(page.columns, row, strict=True))
            self.addItem(f"{values['name']} ({values['currency']})", values["id"])
        known = [self.itemData(at) for at in range(self.count())]
        self.set_value(self._wanted if self._wanted in known else known[0] if known else None)
        if self.value() != before or self.value() is None:
            self.chosen.emit(self.value())

    def _take(self) -> None:
        key = self.value()
        self._context.memory.put(_MEMORY, str(key) if key else None)
        self.chosen.emit(key)

    def _remembered(self) -> UUID | None:
        kept: Any = self._context.memory.get(_MEMORY)
        return UUID(kept) if kept else None

    def _on_changed(self, tables: frozenset[str]) -> None:
        if "cash_bank_accounts" in tables:
            self.load()


