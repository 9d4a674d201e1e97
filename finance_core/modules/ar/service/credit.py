"""Customers' credit: exposure, limits and the decisions taken about them (ar.md R8)."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session  # noqa: TC002 - the command line reads the hints

from finance_core.db.types import exact_sum
from finance_core.engines.ageing import days_overdue
from finance_core.kernel.operation import query
from finance_core.kernel.unit import Unit
from finance_core.modules.ar.computed import CreditExposure
from finance_core.modules.ar.errors import CreditRefused
from finance_core.modules.ar.models import (
    ARCreditDecision,
    ARInvoice,
    CustomerProfile,
    DecisionKind,
    ReceiptKind,
)
from finance_core.modules.ar.orm import (
    ARCreditDecisionModel,
    ARCreditMemoModel,
    ARInvoiceModel,
    ARReceiptModel,
)
from finance_core.modules.ar.requests import CheckCredit
from finance_core.modules.ar.rules.credit import refusal
from finance_core.modules.ar.rules.states import OPEN
from finance_core.modules.ar.service.base import ZERO
from finance_core.modules.ar.service.deferred import Deferred
from finance_core.money.ids import new_id

OPEN_VALUES = tuple(status.value for status in OPEN)


class Credit(Deferred):
    """Who may be invoiced."""

    @query
    def check_credit_limit(self, session: Session, request: CheckCredit) -> CreditExposure:
        """Return what a customer owes with a further amount, in base currency, and why it would be refused.

        Open invoices at their own rates less unapplied money and credits; equal to the limit passes.

        Raises:
            NotFound: there is no such customer.
        """
        return self._exposure(session, self._customer(session, request.customer_id), request.amount)

    @query
    def credit_decisions(self, session: Session, customer_id: UUID) -> tuple[ARCreditDecision, ...]:
        """Return the decisions about a customer's credit, newest first."""
        table = ARCreditDecisionModel
        rows = session.scalars(
            select(table).where(table.customer_id == customer_id).order_by(table.id.desc())
        )
        return tuple(row.to_dto() for row in rows)

    def _exposure(self, session: Session, customer: CustomerProfile, amount: Decimal) -> CreditExposure:
        invoice, receipt, memo = ARInvoiceModel, ARReceiptModel, ARCreditMemoModel
        key = customer.customer_id
        owed, oldest = session.execute(
            select(exact_sum(invoice.base_balance), func.min(invoice.due_date)).where(
                invoice.customer_id == key, invoice.status.in_(OPEN_VALUES)
            )
        ).one()
        money = session.execute(
            select(exact_sum(receipt.base_unallocated)).where(
                receipt.customer_id == key, receipt.kind == ReceiptKind.RECEIPT.value
            )
        ).scalar()
        credit = session.execute(
            select(exact_sum(memo.base_unapplied)).where(memo.customer_id == key)
        ).scalar()
        late = days_overdue(oldest, self.database.clock.today()) if oldest else 0
        exposure = CreditExposure(
            customer_id=key,
            credit_limit=customer.credit_limit,
            open_invoices=owed or ZERO,
            unapplied=(money or ZERO) + (credit or ZERO),
            order_amount=amount,
            days_overdue=late,
        )
        return replace(
            exposure, refusal=refusal(customer, exposure, self.kernel.settings.get("ar.hold_after_days"))
        )

    def _credit_decision(
        self, unit: Unit, customer: CustomerProfile, invoice: ARInvoice, reason: str | None
    ) -> ARCreditDecision | None:
        """Return the decision to store when an invoice leaves in spite of the limit, else None.

        Raises:
            CreditRefused: over the limit or on hold, and no reason given.
        """
        mode = self.kernel.settings.get("ar.credit_check")
        if mode == "off":
            return None
        exposure = self._exposure(unit.session, customer, invoice.base_total)
        if exposure.refusal is None:
            return None
        if mode == "block" and not reason:
            raise CreditRefused(customer.name, exposure.refusal)
        if not reason:
            unit.warn(f"{customer.name} {exposure.refusal}.")
        return self._decision(
            unit,
            customer,
            DecisionKind.OVERRIDE if reason else DecisionKind.ORDER_CHECK,
            exposure.exposure,
            order_amount=invoice.base_total,
            invoice_id=invoice.id,
            reason=reason or f"{customer.name} {exposure.refusal}",
        )

    def _decision(
        self, unit: Unit, customer: CustomerProfile, kind: DecisionKind, exposure: Decimal, **facts: Any
    ) -> ARCreditDecision:
        return ARCreditDecision(
            id=new_id(),
            customer_id=customer.customer_id,
            decision_date=unit.today,
            kind=kind,
            exposure=exposure,
            approved=True,
            decided_by_id=unit.actor_id,
            **facts,
        )

    def _store_decision(self, unit: Unit, decision: ARCreditDecision | None) -> None:
        if decision is not None:
            unit.add(ARCreditDecisionModel.from_dto(decision, created_by_id=unit.actor_id))
