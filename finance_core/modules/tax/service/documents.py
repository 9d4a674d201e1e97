"""The tax of documents: what AP, AR, Cash and GL call inside their own saves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TypedDict
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session  # noqa: TC002 - the command line reads the hints
from typing_extensions import Unpack

from finance_core.engines.tax import RoundingLevel, TaxCalculation, TaxDirection, TaxLine
from finance_core.errors import NotFound
from finance_core.kernel.models.master import Party, TaxCode, TaxTreatment
from finance_core.kernel.models.posting import PostingLine
from finance_core.kernel.operation import query
from finance_core.kernel.orm import CurrencyModel, JournalEntryModel, PartyModel
from finance_core.kernel.unit import Unit
from finance_core.modules.tax.computed import TaxDocument, TaxLineInput, TaxSource
from finance_core.modules.tax.errors import MissingTaxNumber
from finance_core.modules.tax.models import TaxTransaction
from finance_core.modules.tax.orm import TaxTransactionModel
from finance_core.modules.tax.posting import tax_posting_lines
from finance_core.modules.tax.requests import CalculateTax
from finance_core.modules.tax.rules import in_books
from finance_core.modules.tax.service.base import TaxBase
from finance_core.modules.tax.service.tables import TaxTables, load_tables
from finance_core.money.ids import new_id

_NEEDS_NUMBER = frozenset(
    {TaxTreatment.DOMESTIC_REVERSE_CHARGE, TaxTreatment.INTRA_SUPPLY, TaxTreatment.INTRA_ACQUISITION}
)
_SIGNED = (
    "taxable_amount",
    "exempt_amount",
    "tax_amount",
    "non_recoverable_amount",
    "taxable_base",
    "exempt_base",
    "tax_base",
    "non_recoverable_base",
)


class LineFacts(TypedDict, total=False):
    """What a caller may add to tax lines: whose they are, and the document's exchange rate."""

    party_id: UUID | None
    rate: Decimal | None


class TaxDocuments(TaxBase):
    """Calculates, describes for the ledger, records and takes back the taxes of documents."""

    def code(self, unit: Unit, tax_code_id: UUID) -> TaxCode:
        """Return a tax code with its components.

        Raises:
            NotFound: there is none.
        """
        return self._tables(unit).code(tax_code_id)

    def calculate(self, unit: Unit, document: TaxDocument) -> TaxCalculation:
        """Calculate the taxes of a document with the rates of its tax point (tax.md rules 1 to 7).

        Amounts keep the document's sign and are rounded half up, or as the jurisdiction says, to its
        currency, by line or document as the registration says, else the setting `tax.rounding_level`.

        Raises:
            NotFound: unknown tax code or currency.
            CodeNotUsable: a code is not valid that day, or for the other kind of document.
            NoTaxRate: a rate is missing at the tax point.
            InvalidInput: the discount exceeds the lines, or a capped tax is to be taken out of a gross price.
        """
        minor_unit = self.kernel.reference.minor_unit(unit, document.currency)
        return self._tables(unit).calculate(document, minor_unit, self._default_level())

    @query
    def calculate_tax(self, session: Session, request: CalculateTax) -> TaxCalculation:
        """Calculate the tax of lines at a tax point; lines are numbered from 1.

        Raises:
            NotFound, CodeNotUsable, NoTaxRate, InvalidInput: as for a document.
        """
        currency = request.currency or self.kernel.base_currency
        minor_unit = session.scalar(select(CurrencyModel.minor_unit).where(CurrencyModel.code == currency))
        if minor_unit is None:
            raise NotFound("currency", currency, field="currency")
        document = TaxDocument(
            direction=request.direction,
            on=request.on,
            currency=currency,
            lines=tuple(
                TaxLineInput(
                    line_no=number, amount=line.amount, tax_code_id=line.tax_code_id, quantity=line.quantity
                )
                for number, line in enumerate(request.lines, 1)
            ),
            prices_include_tax=request.prices_include_tax,
            header_discount=request.header_discount,
        )
        return load_tables(session).calculate(document, minor_unit, self._default_level())

    def posting_lines(
        self,
        unit: Unit,
        document: TaxDocument,
        calculation: TaxCalculation,
        sign: int = 1,
        **facts: Unpack[LineFacts],
    ) -> tuple[PostingLine, ...]:
        """Return the tax lines of a document's entry, use tax and reverse charge included.

        The document's own lines carry `LineTotals.net` on a sale and `LineTotals.cost` on a purchase; with
        these the entry balances against the gross. `sign` −1 (credit note) swaps the sides.
        """
        lines = tax_posting_lines(document, calculation, self._tables(unit).by_text(), sign)
        return tuple(replace(line, **facts) for line in lines)

    def record_tax_transactions(
        self,
        unit: Unit,
        source: TaxSource,
        document: TaxDocument,
        calculation: TaxCalculation,
        sign: int = 1,
    ) -> tuple[TaxTransaction, ...]:
        """Record every tax of a posted document, zero and exempt ones too: what returns are made from.

        Call it after posting, with the entry's id. `sign` −1 records a credit note; amounts in the books'
        currency add up to what was posted.

        Raises:
            CodeNotUsable: a new document (not a credit note or discount) names a code that was switched off.
            MissingTaxNumber: a sale whose tax the customer accounts for, to a customer without a number.
        """
        tables = self._tables(unit)
        if sign > 0:
            tables.check_active(document)
        if not calculation.taxes:
            return ()
        party = unit.session.get(PartyModel, source.party_id) if source.party_id else None
        recorder = _Recorder(tables, source, document, party.to_dto() if party else None)
        minor_unit = self.kernel.base_minor_unit(unit)
        found = tuple(recorder.transactions(calculation, minor_unit, sign))
        for transaction in found:
            unit.add(TaxTransactionModel.from_dto(transaction, created_by_id=unit.actor_id))
        return found

    def reverse_tax_transactions(
        self, unit: Unit, source_type: str, source_id: UUID, on: date
    ) -> tuple[TaxTransaction, ...]:
        """Take back the taxes of a document with opposite signs, on the day its entry is reversed.

        Call it after the reversal is posted. What was taken back before stays so.
        """
        unit.session.flush()
        table = TaxTransactionModel
        taken_back = select(table.reverses_id).where(
            table.source_id == source_id, table.reverses_id.is_not(None)
        )
        rows = unit.session.scalars(
            select(table)
            .where(
                table.source_type == source_type,
                table.source_id == source_id,
                table.reverses_id.is_(None),
                table.id.not_in(taken_back),
            )
            .order_by(table.id)
        ).all()
        taken = [row.to_dto() for row in rows]
        entries = _reversals(unit, taken)
        found = tuple(_taken_back(row, on, entries.get(row.journal_entry_id)) for row in taken)
        for transaction in found:
            unit.add(TaxTransactionModel.from_dto(transaction, created_by_id=unit.actor_id))
        return found

    def _default_level(self) -> RoundingLevel:
        return RoundingLevel(self.kernel.settings.get("tax.rounding_level"))


def _reversals(unit: Unit, transactions: list[TaxTransaction]) -> dict[UUID | None, UUID]:
    """Return which entry reversed each entry behind the transactions."""
    entry = JournalEntryModel
    keys = {transaction.journal_entry_id for transaction in transactions}
    rows = unit.session.execute(select(entry.reversal_of_id, entry.id).where(entry.reversal_of_id.in_(keys)))
    return dict(rows.all())


def _taken_back(transaction: TaxTransaction, on: date, entry_id: UUID | None) -> TaxTransaction:
    return replace(
        transaction,
        id=new_id(),
        journal_entry_id=entry_id,
        transaction_date=on,
        recognition_date=on,
        is_reported=False,
        tax_return_id=None,
        is_late=False,
        reverses_id=transaction.id,
        **{name: -getattr(transaction, name) for name in _SIGNED},
    )


def _signed(amount: Decimal, sign: int) -> Decimal:
    return amount if sign > 0 else -amount


class _Recorder:
    """Turns the tax lines of one document into transactions."""

    def __init__(
        self, tables: TaxTables, source: TaxSource, document: TaxDocument, party: Party | None
    ) -> None:
        self._tables = tables
        self._codes = tables.by_text()
        self._source = source
        self._document = document
        self._party = party

    def transactions(
        self, calculation: TaxCalculation, minor_unit: int, sign: int
    ) -> Iterator[TaxTransaction]:
        """Yield one transaction for each line and component; groups are converted as they were posted."""
        groups: dict[tuple[str, int], list[TaxLine]] = {}
        for line in calculation.taxes:
            groups.setdefault((line.code, line.component), []).append(line)
        for group in groups.values():
            self._check_number(self._codes[group[0].code])
            columns = []
            for name in ("base", "exempt", "tax", "recoverable"):
                amounts = [_signed(getattr(line, name), sign) for line in group]
                columns.append(in_books(amounts, self._source.rate, minor_unit))
            for line, *in_base in zip(group, *columns, strict=True):
                yield self._transaction(line, in_base, sign)

    def _transaction(self, line: TaxLine, in_base: list[Decimal], sign: int) -> TaxTransaction:
        code = self._codes[line.code]
        place = self._tables.jurisdiction(line.jurisdiction)
        registration = self._tables.registration(place, self._source.on)
        is_sale = self._document.direction is TaxDirection.OUTPUT
        base, exempt, tax, recoverable = in_base
        party = self._party
        return TaxTransaction(
            id=new_id(),
            source_module=self._source.module,
            source_type=self._source.type,
            source_id=self._source.id,
            source_line=line.line_no,
            journal_entry_id=self._source.entry_id,
            transaction_date=self._source.on,
            recognition_date=self._source.on,
            direction=self._document.direction,
            tax_code_id=code.id,
            tax_code=code.code,
            treatment=code.treatment.value,
            component=line.component,
            jurisdiction_id=place.id,
            registration_id=registration.id if registration else None,
            tax_type=place.tax_type,
            tax_category=line.category,
            tax_rate=line.rate,
            taxable_amount=_signed(line.base, sign),
            exempt_amount=_signed(line.exempt, sign),
            tax_amount=_signed(line.tax, sign),
            non_recoverable_amount=Decimal(0) if is_sale else _signed(line.tax - line.recoverable, sign),
            currency=self._source.currency,
            rate=self._source.rate,
            taxable_base=base,
            exempt_base=exempt,
            tax_base=tax,
            non_recoverable_base=Decimal(0) if is_sale else tax - recoverable,
            base_boxes=code.sale_base_boxes if is_sale else code.purchase_base_boxes,
            tax_boxes=code.sale_tax_boxes if is_sale else code.purchase_tax_boxes,
            party_id=self._source.party_id,
            party_tax_id=(party.vat_id or party.tax_id) if party else None,
            country=party.country if party else None,
        )

    def _check_number(self, code: TaxCode) -> None:
        if self._document.direction is TaxDirection.OUTPUT and code.treatment in _NEEDS_NUMBER:
            party = self._party
            if party is None or not (party.vat_id or party.tax_id):
                raise MissingTaxNumber(party.name if party else "The customer", code.code)
