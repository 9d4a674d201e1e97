"""What every part of the tax service stands on: the kernel and the snapshot of codes and rates."""

from __future__ import annotations

from finance_core.kernel.kernel import Kernel
from finance_core.kernel.unit import Unit
from finance_core.modules.tax.service.tables import TABLES, TaxTables, load_tables


class TaxBase:
    """Keeps the snapshot in memory until a save changes it; a unit that changed it reads its own."""

    name = "tax"

    def __init__(self, kernel: Kernel) -> None:
        self.kernel = kernel
        self.database = kernel.database
        self._kept: TaxTables | None = None
        self.database.caches.append(self._forget)

    def _tables(self, unit: Unit) -> TaxTables:
        if unit.changed & TABLES:
            return load_tables(unit.session)
        if self._kept is None:
            self._kept = load_tables(unit.session)
        return self._kept

    def _forget(self, changed: frozenset[str]) -> None:
        if changed & TABLES:
            self._kept = None
