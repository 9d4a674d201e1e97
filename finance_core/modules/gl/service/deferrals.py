"""Prepaid expenses and deferred revenue: templates that recognise an amount as its service is used up."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from uuid import UUID

from finance_core.errors import InvalidInput
from finance_core.kernel.models.ledger import Side
from finance_core.kernel.models.posting import Saved
from finance_core.kernel.operation import operation
from finance_core.kernel.unit import Unit
from finance_core.modules.gl.models import (
    Proration,
    RecurringEntry,
    RecurringLine,
    RecurringStatus,
    TemplateType,
)
from finance_core.modules.gl.requests import CancelDeferral, RecognizeDeferred
from finance_core.modules.gl.service.generation import Generation
from finance_core.money.dates import Anchor, Frequency
from finance_core.money.ids import new_id

ZERO = Decimal(0)


class Deferrals(Generation):
    """Amounts recognised over time."""

    @operation
    def recognize_deferred_revenue(self, unit: Unit, request: RecognizeDeferred) -> Saved[RecurringEntry]:
        """Recognise deferred revenue over time: each month end Dr DEFERRED_REVENUE / Cr revenue account.

        By actual days of the service, both ends included, or in equal parts (gl.md rule 2); what lies in the
        past is due at once.

        Raises:
            InvalidInput: neither or both of service end and periods, or an account that does not exist.
            NameTaken: another recurring entry has the name.
        """
        return self._recognize(unit, request, "DEFERRED_REVENUE", Side.CREDIT)

    @operation
    def recognize_deferred_expense(self, unit: Unit, request: RecognizeDeferred) -> Saved[RecurringEntry]:
        """Recognise a prepaid expense over time: each month end Dr expense account / Cr PREPAID_EXPENSE.

        Raises:
            InvalidInput, NameTaken: as for `recognize_deferred_revenue`.
        """
        return self._recognize(unit, request, "PREPAID_EXPENSE", Side.DEBIT)

    def _recognize(
        self, unit: Unit, request: RecognizeDeferred, role: str, target: Side
    ) -> Saved[RecurringEntry]:
        if (request.service_end is None) == (request.periods is None):
            raise InvalidInput("service_end", "Enter the last day of the service, or a number of months.")
        entry_id = new_id()
        deferred_id = request.deferred_account_id or self.kernel.account_id(unit, role)
        lines = tuple(
            _line(entry_id, number, account_id, side, request)
            for number, (account_id, side) in enumerate(
                sorted(
                    ((request.target_account_id, target), (deferred_id, target.other)),
                    key=lambda pair: pair[1] is Side.CREDIT,
                ),
                1,
            )
        )
        entry = RecurringEntry(
            id=entry_id,
            name=request.name,
            description=request.description,
            template_type=TemplateType.AMORTISATION,
            currency=request.currency or self.kernel.base_currency,
            frequency=Frequency.MONTHLY,
            anchor=Anchor.LAST_DAY,
            start_date=request.service_start,
            status=RecurringStatus.ACTIVE,
            posting_mode=request.posting_mode,
            total_amount=request.total_amount,
            periods=request.periods,
            proration=Proration.EQUAL if request.periods else Proration.DAILY,
            service_start=request.service_start,
            service_end=request.service_end,
            party_id=request.party_id,
            document_ref=request.document_ref,
            source_module=request.source_module,
            source_type=request.source_type,
            source_id=request.source_id,
            lines=lines,
        )
        return unit.saved(self._create(unit, entry, catch_up=True))

    @operation
    def cancel_deferral(self, unit: Unit, request: CancelDeferral) -> Saved[RecurringEntry]:
        """Take back everything a deferral recognised and end it.

        Each entry is reversed on the day given, else on its own date or the first open day after it.

        Raises:
            NotFound: there is no such recurring entry.
            InvalidInput: it is no deferral.
            RuleViolation: whatever the ledger refuses of a reversal.
        """
        row = self._recurring_row(unit.session, request.recurring_id)
        entry = row.to_dto()
        if entry.template_type is not TemplateType.AMORTISATION:
            raise InvalidInput("recurring_id", f"{entry.name} is no deferral. Pause it instead.")
        self.kernel.posting.void(unit, "recurring_entry", entry.id, on=request.on, reason=request.reason)
        ended = replace(
            entry,
            recognised_amount=ZERO,
            next_due_date=None,
            status=RecurringStatus.FINISHED,
            is_active=False,
        )
        return unit.saved(self._change(unit, row, ended, f"cancelled: {request.reason}"))


def _line(
    entry_id: UUID, number: int, account_id: UUID, side: Side, request: RecognizeDeferred
) -> RecurringLine:
    dims = request.dims
    return RecurringLine(
        id=new_id(),
        recurring_entry_id=entry_id,
        line_no=number,
        account_id=account_id,
        side=side,
        description=request.description or None,
        party_id=request.party_id,
        dim_project_id=dims.dim_project_id if dims else None,
        dim_department_id=dims.dim_department_id if dims else None,
        dim_cost_centre_id=dims.dim_cost_centre_id if dims else None,
        dim_entity_id=dims.dim_entity_id if dims else None,
    )
