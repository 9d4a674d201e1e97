"""Payment runs: propose, decide, approve, pay everything or nothing (ap.md R7)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from uuid import UUID

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session, selectinload

from finance_core.db.types import exact
from finance_core.errors import CountinghouseError, InvalidInput, NotFound, RuleViolation
from finance_core.kernel.errors import money_text
from finance_core.kernel.listing import ListQuery, ListSpec, Page, run_list
from finance_core.kernel.models.posting import Saved
from finance_core.kernel.models.records import AuditAction
from finance_core.kernel.operation import operation, query
from finance_core.kernel.states import check_move
from finance_core.kernel.unit import Unit
from finance_core.modules.ap.models import (
    APPaymentRun,
    BillStatus,
    BillType,
    PaymentMethod,
    RunLineStatus,
    RunStatus,
)
from finance_core.modules.ap.orm import (
    APPaymentModel,
    APPaymentRunLineModel,
    APPaymentRunModel,
)
from finance_core.modules.ap.requests import (
    Application,
    Apply,
    CreateRun,
    RecordPayment,
    RunRequest,
    UpdateRunLine,
)
from finance_core.modules.ap.rules import (
    RUN_MOVES,
    settled_status,
)
from finance_core.modules.ap.service.run_proposals import RunProposals
from finance_core.money.ids import new_id

ZERO = Decimal(0)


class Runs(RunProposals):
    """Paying many bills at once."""

    @operation
    def create_payment_run(self, unit: Unit, request: CreateRun) -> Saved[APPaymentRun]:
        """Propose a line for each open bill that is due, or whose discount would be lost before the next run.

        Oldest due first until the cash limit; held vendors and disputed bills are excluded, with the reason.

        Raises:
            NotFound: unknown bank account.
        """
        bank = self.bank.account_of(unit, request.bank_account_id)
        currency = request.currency or bank.currency
        run = APPaymentRun(
            id=new_id(), run_number=self.kernel.numbers.next(unit, "AP-RUN", request.payment_date),
            payment_date=request.payment_date, pay_through_date=request.pay_through_date, currency=currency,
            bank_account_id=bank.id, status=RunStatus.DRAFT, payment_method=request.payment_method,
            take_discounts=request.take_discounts, cash_limit=request.cash_limit,
        )
        run = _totalled(replace(run, lines=tuple(self._proposed(unit, request, run))))
        unit.add(APPaymentRunModel.from_dto(run, created_by_id=unit.actor_id))
        unit.session.flush()
        unit.record(AuditAction.CREATE, "ap_payment_run", run.id, f"{run.run_number}: {run.line_count} bills")
        return unit.saved(run)

    @operation
    def update_run_line(self, unit: Unit, request: UpdateRunLine) -> Saved[APPaymentRun]:
        """Take a bill or credit note (below zero) off a run, put it back, or change its amount.

        Raises:
            RuleViolation: the run is no longer a draft.
            InvalidInput: the amount is not between zero and what is open.
        """
        line = unit.get(APPaymentRunLineModel, request.run_line_id, what="run line", field="run_line_id")
        row = self._draft_again(unit, line.run_id)
        if row.status != RunStatus.DRAFT.value:
            raise RuleViolation(f"{row.run_number} is {row.status}; only a draft can change.",
                                record=row.run_number)
        if request.amount is not None:
            bill = self._bill_row(unit.session, line.invoice_id)
            sign = -1 if bill.document_type == BillType.CREDIT_NOTE.value else 1
            open_amount = bill.total_amount - bill.settled_amount
            if not 0 < sign * request.amount <= open_amount:
                raise InvalidInput("amount", f"{bill.internal_number} has {money_text(sign * open_amount)} "
                                   "open. Enter an amount up to that.")
            line.amount, line.discount_amount = request.amount, ZERO
        line.status = (RunLineStatus.PROPOSED if request.include else RunLineStatus.EXCLUDED).value
        line.exclusion_reason = None if request.include else (request.reason or "taken off by hand")[:255]
        return self._saved_run(unit, row)

    @operation
    def approve_payment_run(self, unit: Unit, request: RunRequest) -> Saved[APPaymentRun]:
        """Approve a run; its bills are scheduled.

        Raises:
            StatusMoveRefused: it is no draft.
            RuleViolation: nothing is left to pay.
        """
        row = self._draft_again(unit, request.run_id)
        chosen = [line for line in row.lines if line.status == RunLineStatus.PROPOSED.value]
        if not chosen:
            raise RuleViolation(f"{row.run_number} has no bill to pay. Include one, or cancel the run.",
                                record=row.run_number)
        for line in chosen:
            bill = self._bill_row(unit.session, line.invoice_id)
            if other := self._approved_run_of(unit, line.invoice_id):
                raise RuleViolation(f"{bill.internal_number} is already on {other}. Take it off one run.",
                                    record=bill.internal_number)
            if bill.status == BillStatus.APPROVED.value:
                bill.status = BillStatus.SCHEDULED.value
        self._move_run(row, RunStatus.APPROVED)
        unit.record(AuditAction.APPROVE, "ap_payment_run", row.id, f"{row.run_number} approved")
        return self._saved_run(unit, row)

    @operation
    def cancel_payment_run(self, unit: Unit, request: RunRequest) -> Saved[APPaymentRun]:
        """Cancel a run; its bills can be paid otherwise.

        Raises:
            StatusMoveRefused: it was executed or cancelled.
        """
        row = self._draft_again(unit, request.run_id)
        self._unschedule(unit, row)
        self._move_run(row, RunStatus.CANCELLED)
        for line in row.lines:
            line.status = RunLineStatus.EXCLUDED.value
            line.exclusion_reason = line.exclusion_reason or "run cancelled"
        unit.record(AuditAction.UPDATE, "ap_payment_run", row.id, f"{row.run_number} cancelled")
        return self._saved_run(unit, row)

    def _unschedule(self, unit: Unit, row: APPaymentRunModel) -> None:
        for line in row.lines:
            bill = self._bill_row(unit.session, line.invoice_id)
            if line.status == RunLineStatus.PROPOSED.value and bill.status == BillStatus.SCHEDULED.value:
                bill.status = settled_status(bill.to_dto()).value

    @operation
    def execute_payment_run(self, unit: Unit, request: RunRequest) -> Saved[APPaymentRun]:
        """Pay a run: one payment for each vendor, all or none; a second call returns the same run.

        When one payment is refused, nothing is paid: the run is failed, the refusal its note and a warning.

        Raises:
            StatusMoveRefused: it is not approved.
        """
        row = self._run_row(unit.session, request.run_id)
        if row.status == RunStatus.COMPLETED.value:
            return unit.saved(row.to_dto())
        self._check_run_move(row, RunStatus.COMPLETED)
        try:
            with unit.attempt():
                count = self._pay_run(unit, row)
        except CountinghouseError as refused:
            row = self._run_row(unit.session, request.run_id)
            self._unschedule(unit, row)
            self._move_run(row, RunStatus.FAILED)
            row.failure_note = refused.message
            unit.warn(refused.message)
            unit.record(AuditAction.UPDATE, "ap_payment_run", row.id,
                        f"{row.run_number} failed: {refused.message}")
            return self._saved_run(unit, row)
        row = self._run_row(unit.session, request.run_id)
        self._move_run(row, RunStatus.COMPLETED)
        row.executed_by_id, row.executed_at, row.failure_note = unit.actor_id, unit.now, None
        unit.record(AuditAction.POST, "ap_payment_run", row.id,
                    f"{row.run_number} executed: {count} payments")
        return self._saved_run(unit, row)

    def _pay_run(self, unit: Unit, row: APPaymentRunModel) -> int:
        """Pay the chosen lines, which give way to the settlements they become; return how many payments."""
        by_vendor: dict[UUID, list[APPaymentRunLineModel]] = {}
        for line in row.lines:
            if line.status == RunLineStatus.PROPOSED.value:
                by_vendor.setdefault(line.vendor_id, []).append(line)
        count = 0
        for vendor_id, lines in by_vendor.items():
            credited = self._apply_notes(unit, row, lines)
            applications = tuple(
                Application(invoice_id=line.invoice_id, amount=cash, take_discount=bool(line.discount_amount))
                for line in lines if (cash := line.amount - credited.get(line.invoice_id, ZERO)) > 0
            )
            if applications:
                self._pay_vendor(unit, row, vendor_id, applications)
                count += 1
            for line in lines:
                unit.session.delete(line)
        unit.session.flush()
        return count

    def _apply_notes(
        self, unit: Unit, row: APPaymentRunModel, lines: list[APPaymentRunLineModel]
    ) -> dict[UUID, Decimal]:
        """Apply a vendor's credit notes to the oldest bills; return how much each bill got.

        Raises:
            RuleViolation: more credit than bills is chosen.
        """
        left = {line.invoice_id: line.amount for line in self._by_due(unit, lines) if line.amount > 0}
        before = dict(left)
        for note in lines:
            wanted, parts = -note.amount, []
            for key, rest in left.items():
                if wanted > 0 and (taken := min(wanted, rest)):
                    parts.append(Application(invoice_id=key, amount=taken))
                    left[key], wanted = rest - taken, wanted - taken
            if wanted > 0:
                raise RuleViolation(f"{row.run_number}: the credit notes are more than the bills. Take one "
                                    "off the run.", record=row.run_number)
            if parts:
                known = [line.id for line in self._live_settlements(unit.session, note.invoice_id)]
                self.apply_credit_note(Apply(source_id=note.invoice_id, on=row.payment_date,
                                             applications=tuple(parts)))
                table = APPaymentRunLineModel
                self._mark(unit, row, (table.credit_invoice_id == note.invoice_id) & table.id.not_in(known))
        return {key: amount - left[key] for key, amount in before.items()}

    def _by_due(self, unit: Unit, lines: list[APPaymentRunLineModel]) -> list[APPaymentRunLineModel]:
        due = {line.id: self._bill_row(unit.session, line.invoice_id).due_date or date.max for line in lines}
        return sorted(lines, key=lambda line: (due[line.id], line.id))

    def _pay_vendor(
        self, unit: Unit, row: APPaymentRunModel, vendor_id: UUID, applications: tuple[Application, ...]
    ) -> None:
        saved = self._pay(unit, RecordPayment(
            vendor_id=vendor_id, payment_date=row.payment_date, bank_account_id=row.bank_account_id,
            amount=sum((application.amount for application in applications), ZERO), currency=row.currency,
            payment_method=PaymentMethod(row.payment_method) if row.payment_method else None,
            applications=applications,
        ))
        unit.get(APPaymentModel, saved.value.id, what="payment").run_id = row.id
        self._mark(unit, row, APPaymentRunLineModel.payment_id == saved.value.id)

    def _mark(self, unit: Unit, row: APPaymentRunModel, made: ColumnElement[bool]) -> None:
        """Note on settlements that the run made them."""
        for line in unit.session.scalars(select(APPaymentRunLineModel).where(made)):
            line.run_id = row.id

    def _run_row(self, session: Session, run_id: UUID | None) -> APPaymentRunModel:
        row = session.scalar(
            select(APPaymentRunModel).where(APPaymentRunModel.id == run_id)
            .options(selectinload(APPaymentRunModel.lines))
            .execution_options(populate_existing=True)
        )
        if row is None:
            raise NotFound("payment run", run_id, field="run_id")
        return row

    def _draft_again(self, unit: Unit, run_id: UUID | None) -> APPaymentRunModel:
        """Return a run to work on; one that failed is a draft again."""
        row = self._run_row(unit.session, run_id)
        if row.status == RunStatus.FAILED.value:
            self._move_run(row, RunStatus.DRAFT)
        return row

    def _check_run_move(self, row: APPaymentRunModel, wanted: RunStatus) -> None:
        check_move(RUN_MOVES, row.run_number, RunStatus(row.status), wanted)

    def _move_run(self, row: APPaymentRunModel, wanted: RunStatus) -> None:
        self._check_run_move(row, wanted)
        row.status = wanted.value

    def _saved_run(self, unit: Unit, row: APPaymentRunModel) -> Saved[APPaymentRun]:
        run = _totalled(row.to_dto())
        row.line_count, row.total_amount = run.line_count, run.total_amount
        row.discount_total = run.discount_total
        return unit.saved(run)

    @query
    def payment_run(self, session: Session, run_id: UUID) -> APPaymentRun:
        """Return a run with its lines.

        Raises:
            NotFound: no run has this id.
        """
        return self._run_row(session, run_id).to_dto()

    @query
    def list_payment_runs(self, session: Session, request: ListQuery) -> Page:
        """Return payment runs, newest first."""
        table = APPaymentRunModel
        spec = ListSpec(
            columns={"id": table.id, "number": table.run_number, "payment_date": table.payment_date,
                     "pay_through": table.pay_through_date, "lines": table.line_count,
                     "total": exact(table.total_amount),
                     "discount": exact(table.discount_total), "currency": table.currency,
                     "status": table.status},
            source=select().select_from(table), search=(table.run_number,),
            filters={"status": lambda value: table.status == value}, sort="payment_date", descending=True,
        )
        return run_list(session, spec, request)


def _totalled(run: APPaymentRun) -> APPaymentRun:
    paying = [line for line in run.lines if line.status in {RunLineStatus.PROPOSED, RunLineStatus.POSTED}]
    bills = [line for line in paying if line.amount > 0 and line.credit_invoice_id is None]
    paying = [line for line in paying if line.credit_invoice_id is None]
    return replace(run, line_count=len(bills), total_amount=sum((line.amount for line in paying), ZERO),
                   discount_total=sum((line.discount_amount for line in paying), ZERO))
