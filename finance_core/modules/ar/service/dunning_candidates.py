"""Who is late, and which letter is due (ar.md R7)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session  # noqa: TC002 - the command line reads the hints

from finance_core.db.types import exact_sum
from finance_core.kernel.orm import TemplateModel
from finance_core.modules.ar.computed import DunningCandidate
from finance_core.modules.ar.models import CustomerProfile, DunningLevel, ReceiptKind
from finance_core.modules.ar.orm import (
    ARCreditMemoModel,
    ARInvoiceModel,
    ARReceiptModel,
    CustomerProfileModel,
)
from finance_core.modules.ar.rules.dunning import LEVELS, Letter, LevelRule, Overdue, Policy, letter_for
from finance_core.modules.ar.service.base import ZERO
from finance_core.modules.ar.service.credit import OPEN_VALUES
from finance_core.modules.ar.service.issuing import Issuing


class DunningCandidates(Issuing):
    """Works out whom to write to."""

    def _policy(self, session: Session, as_of: date) -> Policy:
        get = self.kernel.settings.get
        return Policy(
            as_of=as_of,
            levels=self._levels(session),
            min_days_between=int(get("ar.dunning_min_days")),
            minimum=Decimal(get("ar.dunning_minimum")),
        )

    def _levels(self, session: Session) -> tuple[LevelRule, ...]:
        """Return the steps of the company's templates of kind ar.dunning_level, else the shipped ones."""
        table = TemplateModel
        rows = session.scalars(
            select(table)
            .where(table.kind == "ar.dunning_level", table.is_active)
            .order_by(table.sort, table.version)
        ).all()
        latest = {row.code: row.body for row in rows}
        return (
            tuple(
                LevelRule(
                    level=level,
                    days=int(latest[level.value]["days"]),
                    fee=Decimal(latest[level.value].get("fee", "0")),
                )
                for level in DunningLevel
                if level.value in latest
            )
            or LEVELS
        )

    def _candidates(
        self, session: Session, customer_id: UUID | None, policy: Policy
    ) -> list[tuple[DunningCandidate, Letter]]:
        overdue = self._overdue(session, customer_id, policy.as_of)
        covered = self._credit_sums(session, {key for key, _ in overdue})
        customers = self._profiles(session, {key for key, _ in overdue})
        found = []
        for (key, currency), items in overdue.items():
            letter = letter_for(customers[key], items, covered.get((key, currency), ZERO), policy)
            level = None if letter.skipped else policy.levels[letter.level - 1]
            found.append(
                (
                    DunningCandidate(
                        customer_id=key,
                        customer_name=customers[key].name,
                        currency=currency,
                        level=level.level if level else None,
                        total_overdue=letter.total,
                        fee=level.fee if level else ZERO,
                        invoice_ids=tuple(item.invoice_id for item in letter.items),
                        skipped=letter.skipped,
                    ),
                    letter,
                )
            )
        return sorted(found, key=lambda each: (each[0].customer_name.casefold(), each[0].currency))

    def _overdue(
        self, session: Session, customer_id: UUID | None, as_of: date
    ) -> dict[tuple[UUID, str], list[Overdue]]:
        table = ARInvoiceModel
        statement = select(
            table.customer_id,
            table.currency,
            table.id,
            table.invoice_number,
            table.due_date,
            table.balance_due,
            table.dunning_level,
            table.dispute_reason,
        ).where(table.status.in_(OPEN_VALUES), table.due_date < as_of, table.posting_date <= as_of)
        if customer_id is not None:
            statement = statement.where(table.customer_id == customer_id)
        found: dict[tuple[UUID, str], list[Overdue]] = {}
        for key, currency, invoice_id, number, due, rest, level, dispute in session.execute(
            statement.order_by(table.due_date, table.invoice_number)
        ):
            found.setdefault((key, currency), []).append(
                Overdue(
                    invoice_id=invoice_id,
                    number=number or "",
                    due_date=due or as_of,
                    open=rest,
                    level=level,
                    is_disputed=bool(dispute),
                )
            )
        return found

    def _credit_sums(self, session: Session, keys: Iterable[UUID]) -> dict[tuple[UUID, str], Decimal]:
        receipt, memo = ARReceiptModel, ARCreditMemoModel
        wanted = list(keys)
        money = (
            select(receipt.customer_id, receipt.currency, exact_sum(receipt.unallocated_amount))
            .where(receipt.customer_id.in_(wanted), receipt.kind == ReceiptKind.RECEIPT.value)
            .group_by(receipt.customer_id, receipt.currency)
        )
        notes = (
            select(memo.customer_id, memo.currency, exact_sum(memo.unapplied_amount))
            .where(memo.customer_id.in_(wanted))
            .group_by(memo.customer_id, memo.currency)
        )
        sums: dict[tuple[UUID, str], Decimal] = {}
        for key, currency, amount in (*session.execute(money), *session.execute(notes)):
            sums[key, currency] = sums.get((key, currency), ZERO) + amount
        return sums

    def _profiles(self, session: Session, keys: Iterable[UUID]) -> dict[UUID, CustomerProfile]:
        table = CustomerProfileModel
        rows = session.scalars(select(table).where(table.customer_id.in_(list(keys))))
        return {row.customer_id: row.to_dto() for row in rows}
