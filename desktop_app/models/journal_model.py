"""The entry as it will be: the lines of a preview, with the reason of each account."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt
from typing_extensions import override

from desktop_app.models.roles import (
    ACCESSIBLE,
    ALIGNMENT,
    DETAIL,
    DISPLAY,
    HORIZONTAL,
    LEFT,
    RIGHT,
    TOOLTIP,
    VALUE,
    Index,
)
from desktop_app.spec.formats import reason_in_words
from desktop_app.spec.tips import plain_tip

if TYPE_CHECKING:
    from desktop_app.spec.formats import Formats

_TOP = QModelIndex()
_TITLES = ("Account", "Debit", "Credit")


@dataclass(frozen=True, slots=True)
class JournalRow:
    """One line shown; `line` is the posted line it came from."""

    account: str
    reason: str
    debit: Decimal | None
    credit: Decimal | None
    line: Any


class JournalModel(QAbstractTableModel):
    """Account, debit and credit of each line, in base currency; `DETAIL` is the reason."""

    def __init__(self, formats: Formats, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._formats = formats
        self._rows: tuple[JournalRow, ...] = ()

    def show(self, entries: Iterable[Any]) -> None:
        """Show the lines of posted or previewed entries, in order."""
        self.beginResetModel()
        self._rows = tuple(self._row(line) for entry in entries for line in entry.lines)
        self.endResetModel()

    @property
    def totals(self) -> tuple[Decimal, Decimal]:
        """Return total debit and total credit."""
        debit = sum((row.debit for row in self._rows if row.debit is not None), Decimal(0))
        credit = sum((row.credit for row in self._rows if row.credit is not None), Decimal(0))
        return debit, credit

    def row(self, at: int) -> JournalRow:
        """Return one shown line."""
        return self._rows[at]

    @override
    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(_TITLES)

    @override
    def data(self, index: Index, role: int = DISPLAY) -> Any:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], index.column()
        value = (row.account, row.debit, row.credit)[column]
        if role == DISPLAY:
            return value if column == 0 else self._formats.money(value)  # type: ignore[arg-type]
        if role == VALUE:
            return value
        if role in (DETAIL, TOOLTIP):
            reason = row.reason if column == 0 else None
            return plain_tip(reason) if role == TOOLTIP else reason
        if role == ALIGNMENT:
            return RIGHT if column else LEFT
        return f"{_TITLES[column]}: {self.data(index)}" if role == ACCESSIBLE else None

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        if orientation != HORIZONTAL:
            return str(section + 1) if role == DISPLAY else None
        if role == ALIGNMENT:
            return RIGHT if section else LEFT
        return _TITLES[section] if role == DISPLAY else None

    def _row(self, line: Any) -> JournalRow:
        is_debit = str(line.side) == "debit"
        why = reason_in_words(line.reason) or line.memo
        reason = " · ".join(part for part in (line.party_name, why) if part)
        amount = line.base_amount
        return JournalRow(
            account=f"{line.account_code} {line.account_name}".strip(), reason=reason,
            debit=amount if is_debit else None, credit=None if is_debit else amount, line=line,
        )
