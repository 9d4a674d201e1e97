"""Opening balances: the old books' trial balance and open items, as one batch (kernel rule 10).

Everything is dated the day before the books start, in a period of that one day. What is entered waits outside
the ledger until it is posted; posted, it can be taken back until the first period is closed.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from uuid import UUID, uuid5

from sqlalchemy import select
from sqlalchemy.orm import Session  # noqa: TC002 - the command line reads the hints

from finance_core.errors import InvalidInput, RuleViolation
from finance_core.kernel.errors import money_text
from finance_core.kernel.kernel import Kernel
from finance_core.kernel.models.ledger import (
    EntryKind,
    FiscalCalendar,
    FiscalPeriod,
    FiscalYear,
    PeriodStatus,
    Side,
    YearStatus,
)
from finance_core.kernel.models.posting import PostingLine, PostingRequest, Saved
from finance_core.kernel.models.records import AuditAction
from finance_core.kernel.opening_items import (
    OPENING_EQUITY,
    CancelOpeningBalances,
    ImportOpeningBalances,
    value_of,
)
from finance_core.kernel.operation import operation, query
from finance_core.kernel.orm import (
    DraftModel,
    FiscalPeriodModel,
    FiscalYearModel,
)
from finance_core.kernel.periods import MovePeriod
from finance_core.kernel.unit import Unit
from finance_core.modules.ap.api import APService
from finance_core.modules.ar.api import ARService
from finance_core.money.ids import new_id
from finance_core.services.opening_ledger import MODULE, OpeningLedger
from finance_core.services.opening_models import (
    EnterOpenItems,
    EnterTrialBalance,
    FinishOpening,
    OpeningBatch,
    OpeningCheck,
    OpeningStatus,
    TakeBackOpening,
    TrialBalanceLine,
)

SOURCE, PERIOD = "opening_balance", "OPEN"
NO_ACCOUNT = UUID(int=0)
_BATCH = uuid5(NO_ACCOUNT, "countinghouse opening")
_CLOSED = frozenset({PeriodStatus.CLOSED, PeriodStatus.LOCKED})


class OpeningService(OpeningLedger):
    """Takes the old books over."""

    name = MODULE

    def __init__(self, kernel: Kernel, ap: APService, ar: ARService) -> None:
        super().__init__(kernel)
        self.ap = ap
        self.ar = ar

    @operation
    def start(self, unit: Unit) -> OpeningBatch:
        """Open a period of one day before the books start, and an empty batch; a second call changes nothing.

        Raises:
            RuleViolation: the opening is finished.
        """
        row = unit.session.get(DraftModel, _BATCH)
        if row is not None:
            return OpeningBatch.model_validate(row.body)
        first = unit.session.scalars(
            select(FiscalPeriodModel.start_date).order_by(FiscalPeriodModel.start_date).limit(1)
        ).one()
        on = first - timedelta(days=1)
        year = FiscalYear(id=new_id(), code=PERIOD, start_date=on, end_date=on,
                          calendar=FiscalCalendar.MONTHS, status=YearStatus.OPEN)
        unit.add(FiscalYearModel.from_dto(year, created_by_id=unit.actor_id))
        unit.session.flush()
        period = FiscalPeriod(id=new_id(), fiscal_year_id=year.id, code=PERIOD, number=1,
                              name="Opening balances", start_date=on, end_date=on, is_adjustment=False,
                              status=PeriodStatus.OPEN)
        unit.add(FiscalPeriodModel.from_dto(period, created_by_id=unit.actor_id))
        unit.session.flush()
        batch = OpeningBatch(batch_id=new_id(), on=on)
        unit.session.add(DraftModel(id=_BATCH, kind=MODULE, title="Opening balances",
                                    body=batch.model_dump(mode="json"), updated_at=unit.now,
                                    actor_id=unit.actor_id))
        unit.changed.add("drafts")
        unit.record(AuditAction.CREATE, SOURCE, batch.batch_id, f"Opening on {on.isoformat()} started")
        return batch

    @query
    def batch(self, session: Session) -> OpeningBatch:
        """Return the opening as it stands.

        Raises:
            RuleViolation: it was not started.
        """
        return _started(session.get(DraftModel, _BATCH))

    @operation
    def enter_trial_balance(self, unit: Unit, request: EnterTrialBalance) -> OpeningBatch:
        """Keep the trial balance of the old books; nothing is posted yet.

        Raises:
            InvalidInput: a line names no postable account, or not exactly one of debit and credit.
            RuleViolation: the opening is posted already.
        """
        lines = tuple(self._checked(unit, line, index) for index, line in enumerate(request.lines))
        return self._enter(unit, {"lines": lines})

    @operation
    def enter_open_items(self, unit: Unit, request: EnterOpenItems) -> OpeningBatch:
        """Keep what vendors and customers have open; nothing is posted yet.

        Raises:
            InvalidInput, MissingRate: an item does not fit the opening.
            RuleViolation: the opening is posted already.
        """
        batch = _started(unit.session.get(DraftModel, _BATCH))
        for ledger, items in (("payables", request.payables), ("receivables", request.receivables)):
            for index, item in enumerate(items):
                value_of(self.kernel, unit, item, batch.on, f"{ledger}.{index}")
        return self._enter(unit, {"payables": request.payables, "receivables": request.receivables})

    @operation
    def compare(self, unit: Unit) -> tuple[OpeningCheck, ...]:
        """Return each control account of the trial balance beside its open items, in base currency."""
        return self._checks(unit, _started(unit.session.get(DraftModel, _BATCH)))

    @operation
    def post(self, unit: Unit) -> Saved[OpeningBatch]:
        """Post the opening: each account and open item against OPENING_BALANCE_EQUITY.

        Raises:
            RuleViolation: nothing is entered, it is posted already, or a control account differs from its
                documents; the message names account and figure.
        """
        batch = self._entered(unit)
        if not (batch.lines or batch.payables or batch.receivables):
            raise RuleViolation("Nothing is entered. Enter the trial balance or open items first.")
        for check in self._checks(unit, batch):
            if check.difference:
                raise RuleViolation(
                    f"{check.account_code} {check.account_name} is {money_text(check.trial_balance)} in the "
                    f"trial balance, its open items come to {money_text(check.documents)}. Correct one of "
                    "them.", field="lines", record=check.account_code)
        if lines := self._lines(unit, batch):
            self.kernel.posting.post(unit, PostingRequest(
                entry_date=batch.on, description="Opening balances", lines=lines, source_module=MODULE,
                source_type=SOURCE, source_id=batch.batch_id, kind=EntryKind.OPENING,
            ))
        if batch.payables:
            self.ap.import_opening_balances(ImportOpeningBalances(on=batch.on, items=batch.payables))
        if batch.receivables:
            self.ar.import_opening_balances(ImportOpeningBalances(on=batch.on, items=batch.receivables))
        unit.record(AuditAction.POST, SOURCE, batch.batch_id, f"Opening on {batch.on.isoformat()} posted")
        return unit.saved(self._keep(unit, batch, {"status": OpeningStatus.POSTED}))

    @operation
    def finish(self, unit: Unit, request: FinishOpening) -> Saved[OpeningBatch]:
        """Move what OPENING_BALANCE_EQUITY holds to RETAINED_EARNINGS and close the opening's period.

        Raises:
            RuleViolation: the opening is not posted, or something is left and its move is not confirmed.
        """
        batch = _started(unit.session.get(DraftModel, _BATCH))
        if batch.status is not OpeningStatus.POSTED:
            raise RuleViolation(f"The opening is {batch.status.value}. Only a posted one is finished.")
        rest = self._equity(unit, batch.on)
        if rest and not request.move_rest:
            side = "debit" if rest > 0 else "credit"
            raise RuleViolation(f"The opening balance account holds {money_text(abs(rest))} ({side}). "
                                "Confirm that it goes to retained earnings, or take the opening back.",
                                field="move_rest")
        if rest:
            side = Side.CREDIT if rest > 0 else Side.DEBIT
            self.kernel.posting.post(unit, PostingRequest(
                entry_date=batch.on, description="Rest of the opening", source_module=MODULE,
                source_type=SOURCE, source_id=batch.batch_id, purpose="finish", kind=EntryKind.OPENING,
                lines=(PostingLine(side=side, role=OPENING_EQUITY, amount=abs(rest)),
                       PostingLine(side=side.other, role="RETAINED_EARNINGS", amount=abs(rest))),
            ))
        self._move_period(unit, PeriodStatus.CLOSED, "opening finished")
        return unit.saved(self._keep(unit, batch, {"status": OpeningStatus.FINISHED}))

    @operation
    def take_back(self, unit: Unit, request: TakeBackOpening) -> Saved[OpeningBatch]:
        """Reverse all the opening posted; what was entered stays, to be corrected and posted again.

        Raises:
            RuleViolation: nothing is posted, or a period of the books is closed already.
            BillSettled, InvoiceSettled: an open item was settled meanwhile; the message names it.
        """
        batch = _started(unit.session.get(DraftModel, _BATCH))
        if batch.status is OpeningStatus.ENTERED:
            raise RuleViolation("The opening is not posted, so there is nothing to take back.")
        closed = unit.session.scalar(
            select(FiscalPeriodModel.code)
            .where(FiscalPeriodModel.start_date > batch.on, FiscalPeriodModel.status.in_(_CLOSED))
            .order_by(FiscalPeriodModel.start_date)
        )
        if closed is not None:
            raise RuleViolation(f"{closed} is closed, so the opening stands. Correct it by a journal entry.",
                                record=closed)
        if batch.status is OpeningStatus.FINISHED:
            self._move_period(unit, PeriodStatus.OPEN, request.reason)
        undo = CancelOpeningBalances(on=batch.on, reason=request.reason)
        self.ap.cancel_opening_balances(undo)
        self.ar.cancel_opening_balances(undo)
        self.kernel.posting.void(unit, SOURCE, batch.batch_id, on=batch.on, reason=request.reason)
        unit.record(AuditAction.REVERSE, SOURCE, batch.batch_id, f"Opening taken back: {request.reason}")
        fresh = {"status": OpeningStatus.ENTERED, "batch_id": new_id()}
        return unit.saved(self._keep(unit, batch, fresh))

    def _entered(self, unit: Unit) -> OpeningBatch:
        batch = _started(unit.session.get(DraftModel, _BATCH))
        if batch.status is not OpeningStatus.ENTERED:
            raise RuleViolation(f"The opening is {batch.status.value}. Take it back first to change it.")
        return batch

    def _enter(self, unit: Unit, changes: Mapping[str, object]) -> OpeningBatch:
        return self._keep(unit, self._entered(unit), changes)

    def _keep(self, unit: Unit, batch: OpeningBatch, changes: Mapping[str, object]) -> OpeningBatch:
        batch = batch.model_copy(update=changes)
        row = unit.session.get_one(DraftModel, _BATCH)
        row.body, row.updated_at = batch.model_dump(mode="json"), unit.now
        unit.changed.add("drafts")
        return batch

    def _checked(self, unit: Unit, line: TrialBalanceLine, index: int) -> TrialBalanceLine:
        field = f"lines.{index}"
        if line.account_id is None:
            if not line.account_code:
                raise InvalidInput(f"{field}.account_code", "Choose an account.")
            account_id = self.kernel.accounts.by_code(line.account_code).id
            line = line.model_copy(update={"account_id": account_id})
        account = self.kernel.reference.account(unit, line.account_id or NO_ACCOUNT, f"{field}.account_id")
        if bool(line.debit) is bool(line.credit):
            raise InvalidInput(f"{field}.debit", f"{account.code}: enter either a debit or a credit.")
        if (line.currency in {None, self.kernel.base_currency}) is not (line.currency_amount is None):
            raise InvalidInput(f"{field}.currency_amount",
                               f"{account.code}: a foreign balance needs its currency and the amount in it.")
        if line.currency:
            self.kernel.records.ensure_currency(unit, line.currency)
        if account.id == self.kernel.account_id(unit, OPENING_EQUITY):
            raise InvalidInput(f"{field}.account_id",
                               f"{account.code} takes what is left by itself. Leave the line out.")
        return line.model_copy(update={"account_code": account.code})

    def _move_period(self, unit: Unit, status: PeriodStatus, reason: str) -> None:
        key = unit.session.scalars(
            select(FiscalPeriodModel.id).where(FiscalPeriodModel.code == PERIOD)
        ).one()
        self.kernel.periods.move(MovePeriod(period_id=key, status=status, reason=reason))


def _started(row: DraftModel | None) -> OpeningBatch:
    if row is None:
        raise RuleViolation("The opening is not started. Start it first.")
    return OpeningBatch.model_validate(row.body)
