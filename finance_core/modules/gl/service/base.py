"""What every part of the service has: kernel, tax, and the stored templates by id."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from finance_core.errors import NotFound
from finance_core.kernel.kernel import Kernel
from finance_core.modules.gl.orm import RecurringEntryModel
from finance_core.modules.tax.api import TaxService


class GLBase:
    """Shared by the parts of `GLService`."""

    name = "gl"

    def __init__(self, kernel: Kernel, tax: TaxService) -> None:
        self.kernel = kernel
        self.database = kernel.database
        self.tax = tax

    def _recurring_row(self, session: Session, recurring_id: UUID) -> RecurringEntryModel:
        row = session.scalar(
            select(RecurringEntryModel)
            .where(RecurringEntryModel.id == recurring_id)
            .options(selectinload(RecurringEntryModel.lines))
        )
        if row is None:
            raise NotFound("recurring entry", recurring_id, field="recurring_id")
        return row
