"""Forms whose lines are chosen from what is open: receipts for a deposit, documents for a bank line."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from typing_extensions import override

from desktop_app.views.cash import screens
from desktop_app.views.form_view import FormView
from desktop_app.work.notice import notice_of
from desktop_app.work.runner import Latest
from finance_core.kernel.listing import ListQuery

if TYPE_CHECKING:
    from desktop_app.spec.screen import ScreenSpec, Values
    from desktop_app.widgets.context import ViewContext

_MOST = 500
Item = Mapping[str, Any]


class ChooseForm(FormView):
    """A form that reads the items of its lines itself, whenever a field they hang on changes."""

    follows: tuple[str, ...] = ()

    def __init__(self, context: ViewContext, spec: ScreenSpec, values: Values | None = None) -> None:
        self._items: Sequence[Item] = ()
        super().__init__(context, spec, None, values)
        self._reads = Latest(context.runner, self)
        self.body.changed.connect(self._look_again)

    @abstractmethod
    def read_items(self, values: Values) -> Sequence[Item]:
        """Return what can be chosen, as lines of the form; runs off the GUI thread."""

    @abstractmethod
    def chosen(self, line: Values, item: Item) -> Any:
        """Return what the request says of an item, `None` when it was not chosen."""

    def ask_items(self) -> None:
        """Read the items again."""
        values = self.body.values()
        self._reads.read(lambda: self.read_items(values), self._show_items, self._miss_items)

    @override
    def request(self) -> dict[str, Any]:
        request = super().request()
        if self.spec.lines:
            lines = self.body.values()[self.spec.lines.name]
            pairs = zip(lines, self._items, strict=False)  # an extra line the user began stands for nothing
            found = [self.chosen(line, item) for line, item in pairs]
            request[self.spec.lines.name] = [one for one in found if one is not None]
        return request

    def _look_again(self, name: str) -> None:
        if name in self.follows:
            self.ask_items()

    def _show_items(self, items: Sequence[Item]) -> None:
        self._items = items
        if self.body.lines:
            self.body.lines.model.set_lines(items)
        if self.is_dirty:
            self._on_changed("")

    def _miss_items(self, error: BaseException) -> None:
        self.notice.show_notice(notice_of(error))


class DepositForm(ChooseForm):
    """A deposit slip: receipts in hand, ticked, and other money."""

    follows = ("bank_account_id",)

    def __init__(self, context: ViewContext) -> None:
        super().__init__(context, screens.NEW_DEPOSIT)
        self.ask_items()
        self.body.grid.focus_first()

    @override
    def read_items(self, values: Values) -> Sequence[Item]:
        page = self.context.company.call("ar.list_receipts",
                                         ListQuery(filters={"undeposited": True}, limit=_MOST))
        currency = None
        if values.get("bank_account_id"):
            currency = self.context.company.call("cash.bank_account", values["bank_account_id"]).currency
        rows = [dict(zip(page.columns, row, strict=True)) for row in page.rows]
        return [row | {"is_taken": False} for row in rows if currency in (None, row["currency"])]

    @override
    def chosen(self, line: Values, item: Item) -> Any:
        return item["id"] if line.get("is_taken") else None
