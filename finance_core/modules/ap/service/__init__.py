"""The service of accounts payable: one class, a file per noun."""

from __future__ import annotations

from typing_extensions import override

from finance_core.kernel.kernel import Kernel
from finance_core.modules.ap.service.ageing import Ageing
from finance_core.modules.ap.service.bill_lists import BillLists
from finance_core.modules.ap.service.bills import Bills
from finance_core.modules.ap.service.openings import Openings
from finance_core.modules.ap.service.runs import Runs
from finance_core.modules.ap.service.vendors import Vendors
from finance_core.modules.tax.api import TaxService

__all__ = ["APService"]


class APService(Vendors, Bills, BillLists, Runs, Openings, Ageing):
    """Vendors, bills, payments and what is owed."""

    @override
    def __init__(self, kernel: Kernel, tax: TaxService) -> None:
        super().__init__(kernel, tax)
        kernel.subledgers.append(self.subledger())
