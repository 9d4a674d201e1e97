"""The way from lines to a posted entry with its taxes, for every kind of journal this module writes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import aliased

from finance_core.errors import InvalidInput, RuleViolation
from finance_core.kernel.errors import UnbalancedEntry
from finance_core.kernel.models.ledger import EntryKind
from finance_core.kernel.models.posting import PostedEntry, PostingLine
from finance_core.kernel.orm import JournalEntryModel, JournalLineModel
from finance_core.kernel.unit import Unit
from finance_core.modules.gl.errors import JournalOutOfBalance
from finance_core.modules.gl.posting import JournalHeader
from finance_core.modules.gl.rules.journals import Hygiene, tax_direction, taxed_amount
from finance_core.modules.gl.service.base import GLBase
from finance_core.modules.tax.api import TaxCalculation, TaxDirection, TaxDocument, TaxLineInput, TaxSource

Taxed = list[tuple[TaxDocument, TaxCalculation]]


class Entries(GLBase):
    """Posts entries and takes them back."""

    def _take_back(self, unit: Unit, entry_id: UUID, on: date | None, reason: str, field: str) -> PostedEntry:
        """Reverse an entry and its taxes; what the ledger says of the day is shown at `field`."""
        try:
            reversal = self.kernel.posting.reverse(unit, entry_id, on=on, reason=reason)
        except RuleViolation as refused:
            refused.field = field if refused.field == "entry_date" else refused.field
            raise
        self.tax.reverse_tax_transactions(unit, "journal_entry", entry_id, reversal.entry_date)
        return reversal

    def _post(self, unit: Unit, header: JournalHeader, lines: tuple[PostingLine, ...]) -> PostedEntry:
        """Post lines with their taxes and record these; the entry itself is the taxes' source document."""
        lines, taxed = self._taxed(unit, header, lines)
        taxes = [
            self.tax.posting_lines(unit, document, calculation, rate=header.rate)
            for document, calculation in taxed
        ]
        try:
            entry = self.kernel.posting.post(unit, header.entry(sum(taxes, start=lines)))
        except UnbalancedEntry as refused:
            facts = refused.facts
            raise JournalOutOfBalance(facts["debits"], facts["credits"], facts["currency"]) from refused
        except InvalidInput as refused:
            refused.field = _column(refused.field, lines)
            raise
        party_id = next((line.party_id for line in lines if line.party_id), None)
        for document, calculation in taxed:
            first = document.lines[0].line_no
            source = TaxSource(
                module="gl",
                type="journal_entry",
                id=entry.id,
                on=entry.entry_date,
                entry_id=entry.id,
                currency=header.currency,
                rate=entry.lines[first - 1].rate,
                party_id=party_id,
            )
            self.tax.record_tax_transactions(unit, source, document, calculation)
        return entry

    def _taxed(
        self, unit: Unit, header: JournalHeader, lines: tuple[PostingLine, ...]
    ) -> tuple[tuple[PostingLine, ...], Taxed]:
        groups: dict[TaxDirection, list[TaxLineInput]] = {}
        for number, line in enumerate(lines, 1):
            if line.tax_code_id is None or line.account_id is None:
                continue
            if line.currency != header.currency:
                raise InvalidInput(
                    f"lines.{number - 1}.currency",
                    f"Line {number}: a line with a tax code is in the journal's currency.",
                )
            account = self.kernel.reference.account(unit, line.account_id, f"lines.{number - 1}.account_id")
            direction = tax_direction(self.tax.code(unit, line.tax_code_id).kind, account.type)
            amount = taxed_amount(direction, line.side, line.amount)
            groups.setdefault(direction, []).append(
                TaxLineInput(line_no=number, amount=amount, tax_code_id=line.tax_code_id, quantity=Decimal(1))
            )
        result, taxed = list(lines), []
        for direction, inputs in groups.items():
            document = TaxDocument(
                direction=direction,
                on=header.entry_date,
                currency=header.currency,
                lines=tuple(inputs),
                prices_include_tax=header.prices_include_tax,
            )
            calculation = self.tax.calculate(unit, document)
            for total in calculation.lines:
                amount = total.cost if direction is TaxDirection.INPUT else total.net
                result[total.line_no - 1] = replace(lines[total.line_no - 1], amount=abs(amount))
            taxed.append((document, calculation))
        return tuple(result), taxed

    def _warn(self, unit: Unit, entry: PostedEntry) -> None:
        reference = self.kernel.reference
        hygiene = Hygiene(
            today=unit.today,
            round_from=self.kernel.settings.get("gl.round_amount_warning"),
            suspense_ids=frozenset(
                line.account_id
                for line in entry.lines
                if "SUSPENSE" in reference.roles_of(unit, line.account_id)
            ),
            accounts={line.account_id: reference.account(unit, line.account_id) for line in entry.lines},
        )
        for text in hygiene.warnings(entry):
            unit.warn(text)
        if (alike := self._alike(unit, entry)) is not None:
            unit.warn(f"{alike} has the same accounts and amounts. Is this another journal?")

    def _alike(self, unit: Unit, entry: PostedEntry) -> str | None:
        """Return the number of an entry within the window that has the same accounts, sides and amounts."""
        window = timedelta(days=self.kernel.settings.get("gl.duplicate_window_days"))
        if not window:
            return None
        first, header = entry.lines[0], JournalEntryModel
        line, reversal = JournalLineModel, aliased(JournalEntryModel)
        candidates = unit.session.execute(
            select(header.id, header.entry_no)
            .join(line, line.entry_id == header.id)
            .where(
                line.account_id == first.account_id,
                line.base_amount == first.base_amount,
                line.side == first.side.value,
                line.entry_date.between(entry.entry_date - window, entry.entry_date + window),
                header.id != entry.id,
                header.kind != EntryKind.REVERSAL.value,
                ~select(reversal.id).where(reversal.reversal_of_id == header.id).exists(),
            )
            .order_by(header.seq.desc())
            .limit(20)
        )
        wanted = sorted((str(line.account_id), line.side.value, line.base_amount) for line in entry.lines)
        for key, number in candidates:
            rows = unit.session.execute(
                select(line.account_id, line.side, line.base_amount).where(line.entry_id == key)
            )
            if sorted((str(account), side, amount) for account, side, amount in rows) == wanted:
                return str(number)
        return None


def _column(field: str | None, lines: tuple[PostingLine, ...]) -> str | None:
    """Return the column of the journal's grid in which the ledger's refused amount stands."""
    parts = (field or "").split(".")
    if len(parts) == 3 and parts[2] == "amount" and int(parts[1]) < len(lines):
        return f"lines.{parts[1]}.{lines[int(parts[1])].side.value}"
    return field
