"""Chasing late customers: proposed letters, sent letters (ar.md R7)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session  # noqa: TC002 - the command line reads the hints

from finance_core.db.types import exact
from finance_core.errors import NotFound
from finance_core.kernel.listing import ListQuery, ListSpec, Page, run_list
from finance_core.kernel.models.posting import Saved
from finance_core.kernel.models.records import AuditAction
from finance_core.kernel.operation import operation, query
from finance_core.kernel.states import check_move
from finance_core.kernel.unit import Unit
from finance_core.modules.ar.computed import DunningCandidate, DunningRun
from finance_core.modules.ar.models import (
    ARDunningHistory,
    DunningLevel,
    DunningStatus,
    InvoiceType,
)
from finance_core.modules.ar.orm import (
    ARDunningHistoryModel,
    CustomerProfileModel,
)
from finance_core.modules.ar.requests import CreateDunning, CreateInvoice, DunningRequest, InvoiceLine
from finance_core.modules.ar.rules.dunning import (
    Letter,
    level_number,
)
from finance_core.modules.ar.rules.states import DUNNING_MOVES
from finance_core.modules.ar.service.dunning_candidates import DunningCandidates
from finance_core.money.ids import new_id
from finance_core.money.numbers import decimal_text

_DUNNING = "ar_dunning"


class Dunning(DunningCandidates):
    """Reminders."""

    @query
    def dunning_candidates(self, session: Session, request: CreateDunning) -> tuple[DunningCandidate, ...]:
        """Return every customer with overdue invoices by currency: the letter due, or why there is none."""
        policy = self._policy(session, request.as_of)
        return tuple(candidate for candidate, _ in self._candidates(session, request.customer_id, policy))

    @operation
    def create_dunning(self, unit: Unit, request: CreateDunning) -> Saved[DunningRun]:
        """Propose a letter to each customer and currency that is due one; nothing is posted yet."""
        policy = self._policy(unit.session, request.as_of)
        candidates = self._candidates(unit.session, request.customer_id, policy)
        number = self.kernel.numbers.next(unit, "AR-DUN", request.as_of)
        letters = []
        for candidate, letter in candidates:
            if candidate.level is None:
                continue
            history = ARDunningHistory(
                id=new_id(),
                run_number=number,
                customer_id=candidate.customer_id,
                level=candidate.level,
                as_of_date=request.as_of,
                total_overdue=candidate.total_overdue,
                invoice_count=len(letter.items),
                currency=candidate.currency,
                items_snapshot=_items(letter, request.as_of),
                fee_amount=candidate.fee,
                delivery=request.delivery,
                status=DunningStatus.PROPOSED,
            )
            unit.add(ARDunningHistoryModel.from_dto(history, created_by_id=unit.actor_id))
            letters.append(history)
        unit.session.flush()
        skipped = tuple(candidate for candidate, _ in candidates if candidate.level is None)
        return unit.saved(DunningRun(run_number=number, letters=tuple(letters), skipped=skipped))

    @operation
    def send_dunning(self, unit: Unit, request: DunningRequest) -> Saved[tuple[ARDunningHistory, ...]]:
        """Send the proposed letters of a run: steps rise, fees are invoiced; who paid meanwhile drops out.

        Dr AR_CONTROL / Cr FINANCE_CHARGE_INCOME for a fee.

        Raises:
            NotFound: there is no such run.
            StatusMoveRefused: a letter named was sent or cancelled before.
        """
        on = request.on or unit.today
        rows = self._letters(unit, request)
        policy = self._policy(unit.session, on)
        for row in rows:
            self._check_move(row, DunningStatus.SENT)
            found = [
                (candidate, letter)
                for candidate, letter in self._candidates(unit.session, row.customer_id, policy)
                if candidate.currency == row.currency
            ]
            if not found:
                row.status, row.notes = DunningStatus.CANCELLED.value, "paid since"
            elif found[0][0].level is None:
                row.status, row.notes = DunningStatus.CANCELLED.value, found[0][0].skipped
            else:
                self._send(unit, row, found[0], on)
            unit.session.flush()
        # Every currency of a customer gets its letter before the waiting time between letters starts.
        for row in rows:
            if row.status == DunningStatus.SENT.value:
                self._raise_customer(unit, row, on)
        return unit.saved(tuple(row.to_dto() for row in rows))

    @operation
    def cancel_dunning(self, unit: Unit, request: DunningRequest) -> Saved[tuple[ARDunningHistory, ...]]:
        """Drop proposed letters of a run.

        Raises:
            NotFound: there is no such run.
            StatusMoveRefused: a letter named was sent or cancelled before.
        """
        rows = self._letters(unit, request)
        for row in rows:
            self._check_move(row, DunningStatus.CANCELLED)
            row.status = DunningStatus.CANCELLED.value
            unit.record(AuditAction.UPDATE, _DUNNING, row.id, f"{row.run_number} cancelled")
        return unit.saved(tuple(row.to_dto() for row in rows))

    def _send(
        self, unit: Unit, row: ARDunningHistoryModel, found: tuple[DunningCandidate, Letter], on: date
    ) -> None:
        candidate, letter = found
        history = replace(
            row.to_dto(),
            level=candidate.level or DunningLevel.REMINDER,
            total_overdue=letter.total,
            invoice_count=len(letter.items),
            items_snapshot=_items(letter, on),
            fee_amount=candidate.fee,
            sent_date=on,
            status=DunningStatus.SENT,
        )
        for item in letter.items:
            invoice = self._invoice_row(unit.session, item.invoice_id)
            invoice.dunning_level, invoice.last_dunned_on = (
                max(item.level, min(letter.level, item.level + 1)),
                on,
            )
        if candidate.fee:
            fee = self._issue(
                unit,
                CreateInvoice(
                    customer_id=row.customer_id,
                    invoice_date=on,
                    currency=row.currency,
                    document_type=InvoiceType.FINANCE_CHARGE,
                    override_reason=f"fee of reminder {row.run_number}",
                    lines=(
                        InvoiceLine(
                            description=f"Fee for reminder {row.run_number}",
                            unit_price=candidate.fee,
                            role="FINANCE_CHARGE_INCOME",
                        ),
                    ),
                ),
            )
            history = replace(history, fee_invoice_id=fee.id)
        row.apply(history, changed_by_id=unit.actor_id)
        unit.record(
            AuditAction.UPDATE,
            _DUNNING,
            row.id,
            f"{row.run_number} {history.level.value} sent to "
            f"{candidate.customer_name}: {letter.total} {row.currency}",
        )

    def _raise_customer(self, unit: Unit, row: ARDunningHistoryModel, on: date) -> None:
        table = CustomerProfileModel
        customer = unit.session.scalars(select(table).where(table.customer_id == row.customer_id)).one()
        customer.dunning_level = max(customer.dunning_level, level_number(DunningLevel(row.level)))
        customer.last_dunned_on = on

    def _letters(self, unit: Unit, request: DunningRequest) -> list[ARDunningHistoryModel]:
        table = ARDunningHistoryModel
        statement = select(table).where(table.run_number == request.run_number).order_by(table.id)
        rows = list(unit.session.scalars(statement))
        if request.letter_ids:
            return [row for row in rows if row.id in request.letter_ids]
        if not rows:
            raise NotFound("dunning run", request.run_number, field="run_number")
        return [row for row in rows if row.status == DunningStatus.PROPOSED.value]

    def _check_move(self, row: ARDunningHistoryModel, wanted: DunningStatus) -> None:
        check_move(DUNNING_MOVES, f"Letter of {row.run_number}", DunningStatus(row.status), wanted)

    @query
    def list_dunning(self, session: Session, request: ListQuery) -> Page:
        """Return letters, newest first."""
        letter, customer = ARDunningHistoryModel, CustomerProfileModel
        spec = ListSpec(
            columns={
                "id": letter.id,
                "run_number": letter.run_number,
                "customer": customer.name,
                "level": letter.level,
                "as_of": letter.as_of_date,
                "sent_date": letter.sent_date,
                "total": exact(letter.total_overdue),
                "fee": exact(letter.fee_amount),
                "currency": letter.currency,
                "invoices": letter.invoice_count,
                "delivery": letter.delivery,
                "status": letter.status,
                "notes": letter.notes,
                "customer_id": letter.customer_id,
            },
            source=select().select_from(letter).join(customer, customer.customer_id == letter.customer_id),
            search=(letter.run_number, customer.name, letter.level),
            filters={
                "customer_id": lambda value: letter.customer_id == value,
                "status": lambda value: letter.status == value,
                "run_number": lambda value: letter.run_number == value,
                "level": lambda value: letter.level == value,
            },
            sort="as_of",
            descending=True,
        )
        return run_list(session, spec, request)


def _items(letter: Letter, as_of: date) -> list[dict[str, str]]:
    """Return the invoices of a letter as they are printed."""
    return [
        {
            "invoice_id": str(item.invoice_id),
            "number": item.number,
            "due_date": item.due_date.isoformat(),
            "open": decimal_text(item.open),
            "days": str((as_of - item.due_date).days),
        }
        for item in letter.items
    ]
