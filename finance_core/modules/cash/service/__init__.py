"""The service of cash and bank: one class, a file per noun."""

from __future__ import annotations

from typing_extensions import override

from finance_core.kernel.kernel import Kernel
from finance_core.modules.ap.api import APService
from finance_core.modules.ar.api import ARService
from finance_core.modules.cash.service.completion import Completion
from finance_core.modules.cash.service.documents import Documents
from finance_core.modules.cash.service.guard import Guard
from finance_core.modules.cash.service.line_actions import LineActions
from finance_core.modules.cash.service.matching import Matching
from finance_core.modules.cash.service.statement_files import StatementFiles
from finance_core.modules.cash.service.workbench import Workbench
from finance_core.modules.tax.api import TaxService

__all__ = ["CashService"]


class CashService(LineActions, Matching, Documents, Completion, StatementFiles, Workbench, Guard):
    """Bank accounts, what happened on them, and the proof that books and bank agree."""

    @override
    def __init__(self, kernel: Kernel, tax: TaxService, ap: APService, ar: ARService) -> None:
        super().__init__(kernel, tax, ap, ar)
        kernel.posting.handlers.append(self.watch)
