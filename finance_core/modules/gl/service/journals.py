"""Manual and adjusting journals, and taking entries back."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import delete, select

from finance_core.errors import InvalidInput, NotFound
from finance_core.kernel.models.ledger import Dims, EntryKind, Side
from finance_core.kernel.models.posting import PostedEntry, Saved
from finance_core.kernel.models.records import AuditAction, Draft
from finance_core.kernel.operation import operation
from finance_core.kernel.orm import DraftModel, JournalEntryModel, JournalLineModel
from finance_core.kernel.records import SaveDraft, posted_entry
from finance_core.kernel.unit import Unit
from finance_core.modules.gl.errors import OwnedByDeferral, OwnedByDocument
from finance_core.modules.gl.models import AdjustmentType, TemplateType
from finance_core.modules.gl.orm import RecurringEntryModel
from finance_core.modules.gl.posting import JournalHeader, journal_lines
from finance_core.modules.gl.requests import JournalLineInput, PostAdjustment, RecordJournal, ReverseEntry
from finance_core.modules.gl.rules.journals import typed_lines
from finance_core.modules.gl.service.entries import Entries
from finance_core.modules.tax.api import TaxCalculation, TaxDocument
from finance_core.money.ids import new_id

DRAFT_KIND = "gl.journal"
Taxed = list[tuple[TaxDocument, TaxCalculation]]


class Journals(Entries):
    """Writing journals, correcting them, and drafts of them."""

    @operation
    def record_journal_entry(self, unit: Unit, request: RecordJournal) -> Saved[PostedEntry]:
        """Post a journal: the lines as typed, and the tax lines of their tax codes.

        Amounts are positive and in the line's currency, net of tax unless prices include it (a taxed line is
        booked net either way). Control accounts are refused.

        Raises:
            InvalidInput: a line without account, with no or two amounts, or too many decimals.
            JournalOutOfBalance: debits and credits differ.
            RuleViolation: whatever else the ledger refuses.
        """
        header = JournalHeader(
            entry_date=request.entry_date,
            description=request.description,
            reference=request.reference,
            currency=request.currency or self.kernel.base_currency,
            rate=request.rate,
            source_type="manual_journal",
            source_id=request.draft_id or new_id(),
            prices_include_tax=request.prices_include_tax,
        )
        entry = self._post(unit, header, journal_lines(header, request.lines))
        if request.draft_id:
            unit.session.execute(delete(DraftModel).where(DraftModel.id == request.draft_id))
            unit.changed.add("drafts")
        self._warn(unit, entry)
        return unit.saved(entry)

    @operation
    def save_draft(self, unit: Unit, request: RecordJournal) -> Draft:
        """Keep a journal that is not posted; it may have gaps, need not balance, and takes no number."""
        del unit
        draft_id = request.draft_id or new_id()
        title = request.description or request.reference or f"Journal of {request.entry_date.isoformat()}"
        body = request.model_copy(update={"draft_id": draft_id}).model_dump(
            mode="json", exclude={"request_id"}
        )
        return self.kernel.records.save_draft(
            SaveDraft(id=draft_id, kind=DRAFT_KIND, title=title[:255], body=body)
        )

    @operation
    def post_journal(self, unit: Unit, draft_id: UUID) -> Saved[PostedEntry]:
        """Post a draft as it was saved; the draft is gone afterwards.

        Raises:
            NotFound: there is no such draft.
            RuleViolation, InvalidInput: as for `record_journal_entry`; the draft stays.
        """
        return self.record_journal_entry(self._draft(unit, draft_id))

    @operation
    def delete_draft(self, unit: Unit, draft_id: UUID) -> None:
        """Forget a draft.

        Raises:
            NotFound: there is no such draft.
        """
        self._draft(unit, draft_id)
        self.kernel.records.delete_draft(draft_id)

    @operation
    def duplicate_entry(self, unit: Unit, entry_id: UUID) -> Draft:
        """Save a draft like a posted entry, dated today; tax lines are left to its tax codes.

        Raises:
            NotFound: there is no such entry.
        """
        lines = self._typed_inputs(unit, entry_id)
        header = unit.get(JournalEntryModel, entry_id, what="journal entry", field="entry_id")
        return self.save_draft(
            RecordJournal(
                entry_date=unit.today,
                reference=header.reference,
                lines=lines,
                description=header.description,
                currency=lines[0].currency,
            )
        )

    @operation
    def post_adjustment(self, unit: Unit, request: PostAdjustment) -> Saved[PostedEntry]:
        """Post an adjusting entry, in an adjustment period if one is named, and its reversal if one is dated.

        A correction names the entry it corrects and keeps the link (IAS 8.41, ASC 250-10).

        Raises:
            InvalidInput: a correction without its entry, or a reversal that is not later.
            RuleViolation: as for `record_journal_entry`; or the day of the reversal is in no open period.
        """
        if request.adjustment_type is AdjustmentType.CORRECTION and request.original_entry_id is None:
            raise InvalidInput("original_entry_id", "A correction names the entry it corrects. Choose it.")
        if request.original_entry_id is not None:
            unit.get(
                JournalEntryModel, request.original_entry_id, what="journal entry", field="original_entry_id"
            )
        if request.reverse_on is not None and request.reverse_on <= request.entry_date:
            raise InvalidInput(
                "reverse_on",
                f"{request.reverse_on.isoformat()} is not after the adjustment. "
                "Choose a later day, as a rule the first of the next period.",
            )
        kind = request.adjustment_type
        header = JournalHeader(
            entry_date=request.entry_date,
            description=f"{kind.value.capitalize()}: {request.reason}",
            reference=request.reference,
            currency=request.currency or self.kernel.base_currency,
            rate=request.rate,
            source_type="adjustment",
            source_id=new_id(),
            kind=EntryKind.ADJUSTING,
            period=request.period,
            original_entry_id=request.original_entry_id,
            prices_include_tax=request.prices_include_tax,
        )
        entry = self._post(unit, header, journal_lines(header, request.lines))
        unit.record(
            AuditAction.CREATE,
            "journal_entry",
            entry.id,
            f"{entry.entry_no} {header.description}",
            {"adjustment_type": kind.value, "reason": request.reason},
        )
        self._warn(unit, entry)
        if request.reverse_on is not None:
            self._take_back(unit, entry.id, request.reverse_on, request.reason, "reverse_on")
        return unit.saved(entry)

    @operation
    def reverse_entry(self, unit: Unit, request: ReverseEntry) -> Saved[PostedEntry]:
        """Post the same lines with sides swapped, linked both ways; the taxes of the entry are taken back.

        Raises:
            NotFound: there is no such entry.
            OwnedByDocument, OwnedByDeferral: the entry is undone where it came from.
            AlreadyReversed: it was reversed before.
        """
        header = unit.get(JournalEntryModel, request.entry_id, what="journal entry", field="entry_id")
        if header.source_module != "gl":
            raise OwnedByDocument(header.entry_no, header.description, header.source_type, header.source_id)
        if header.source_type == "recurring_entry":
            template = unit.session.get(RecurringEntryModel, header.source_id)
            if template is not None and template.template_type == TemplateType.AMORTISATION.value:
                raise OwnedByDeferral(header.entry_no, template.name)
        return unit.saved(self._take_back(unit, header.id, request.on, request.reason, "on"))

    def _draft(self, unit: Unit, draft_id: UUID) -> RecordJournal:
        row = unit.session.scalar(
            select(DraftModel).where(DraftModel.id == draft_id, DraftModel.kind == DRAFT_KIND)
        )
        if row is None:
            raise NotFound("draft", draft_id, field="draft_id")
        return RecordJournal.model_validate(row.body)

    def _typed_inputs(self, unit: Unit, entry_id: UUID) -> tuple[JournalLineInput, ...]:
        table = JournalLineModel
        rows = {
            row.line_no: row for row in unit.session.scalars(select(table).where(table.entry_id == entry_id))
        }
        posted = typed_lines(posted_entry(unit.session, entry_id).lines)
        return tuple(_as_input(rows[line.line_no]) for line in posted)


def _as_input(row: JournalLineModel) -> JournalLineInput:
    dims = {name: getattr(row, name) for name in Dims.__dataclass_fields__}
    is_debit = row.side == Side.DEBIT.value
    return JournalLineInput(
        account_id=row.account_id,
        debit=row.amount if is_debit else None,
        credit=None if is_debit else row.amount,
        currency=row.currency,
        tax_code_id=row.tax_code_id,
        party_id=row.party_id,
        memo=row.memo,
        dims=Dims(**dims) if any(dims.values()) else None,
    )
