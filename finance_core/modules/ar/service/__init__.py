"""The service of accounts receivable: one class, a file per noun."""

from __future__ import annotations

from typing_extensions import override

from finance_core.kernel.kernel import Kernel
from finance_core.modules.ar.service.customers import Customers
from finance_core.modules.ar.service.dunning import Dunning
from finance_core.modules.ar.service.invoice_lists import InvoiceLists
from finance_core.modules.ar.service.openings import Openings
from finance_core.modules.ar.service.proposals import Proposals
from finance_core.modules.ar.service.statements import Statements
from finance_core.modules.ar.service.write_offs import WriteOffs
from finance_core.modules.tax.api import TaxService

__all__ = ["ARService"]


class ARService(Customers, Openings, InvoiceLists, Proposals, WriteOffs, Dunning, Statements):
    """Customers, invoices, credit notes, receipts, dunning and what is owed to us."""

    @override
    def __init__(self, kernel: Kernel, tax: TaxService) -> None:
        super().__init__(kernel, tax)
        kernel.subledgers.append(self.subledger())
