"""Credit notes: written, applied, cancelled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from uuid import UUID

from finance_core.engines.tax import TaxCalculation
from finance_core.errors import InvalidInput
from finance_core.kernel.models.posting import Saved
from finance_core.kernel.models.records import AuditAction
from finance_core.kernel.operation import operation
from finance_core.kernel.unit import Unit
from finance_core.modules.ar.errors import CreditTooLarge
from finance_core.modules.ar.models import (
    ARCreditMemo,
    CreditMemoStatus,
    InvoiceStatus,
)
from finance_core.modules.ar.orm import ARCreditMemoModel
from finance_core.modules.ar.posting import MEMO, ItemLine, memo_entry
from finance_core.modules.ar.requests import MemoApplication, RecordCreditMemo
from finance_core.modules.ar.rules.settlement import with_tax_difference
from finance_core.modules.ar.rules.states import OPEN, invoice_name, memo_name
from finance_core.modules.ar.service.base import ZERO
from finance_core.modules.ar.service.creditable import CreditableLines, Credited, MemoTerms
from finance_core.modules.ar.service.issuing import document_lines, item_lines
from finance_core.modules.ar.service.memo_applications import MemoApplications
from finance_core.modules.tax.api import TaxDirection, TaxDocument, TaxLineInput, TaxSource
from finance_core.money.ids import new_id
from finance_core.money.rounding import rounded_product


class CreditMemos(CreditableLines, MemoApplications):
    """Credit notes."""

    @operation
    def record_credit_memo(self, unit: Unit, request: RecordCreditMemo) -> Saved[ARCreditMemo]:
        """Write a credit note: Dr SALES_RETURNS, SALES_ALLOWANCE or line account, Dr tax / Cr AR_CONTROL.

        A line of an invoice is credited at most once, with the tax code and rate of the invoice; the last
        quantity credited takes what is left to the cent. Applied at once it settles the invoice as far as
        that is open.

        Raises:
            InvalidInput: no line, no price, or a total that is not above zero.
            CreditTooLarge: more than was invoiced and not credited yet.
            OtherCustomer: the invoice belongs to another customer.
        """
        return unit.saved(self._record_memo(unit, request))

    def _record_memo(self, unit: Unit, request: RecordCreditMemo) -> ARCreditMemo:
        terms = self._memo_terms(unit, request)
        credited = self._credited(unit, request, terms)
        document = self._memo_document(request, terms, credited)
        calculation = self._with_last_tax(terms, credited, self.tax.calculate(unit, document))
        self._check_total(terms, calculation)
        memo = self._new_memo(unit, request, terms, (credited, calculation))
        row = ARCreditMemoModel.from_dto(memo, created_by_id=unit.actor_id)
        unit.add(row)
        unit.session.flush()
        self._post_memo(
            unit, row, item_lines(memo.lines, [each.account for each in credited]), (document, calculation)
        )
        number, name = memo_name(memo), terms.customer.name
        unit.record(
            AuditAction.CREATE,
            MEMO,
            memo.id,
            f"{number} {name} {memo.amount}",
            {"number": number, "amount": memo.amount, "reason": memo.reason_code.value},
        )
        unit.find_later(
            (MEMO, memo.id), number, party=name, amount=memo.amount, body=memo.reason, on=memo.issue_date
        )
        if request.apply and terms.original is not None and InvoiceStatus(terms.original.status) in OPEN:
            amount = min(memo.amount, terms.original.balance_due)
            self._apply_memo(unit, row, MemoApplication(invoice_id=terms.original.id, amount=amount), "apply")
        return row.to_dto()

    def _memo_document(
        self, request: RecordCreditMemo, terms: MemoTerms, credited: Sequence[Credited]
    ) -> TaxDocument:
        original = terms.original
        on = (original.supply_date or original.invoice_date) if original else request.issue_date
        return TaxDocument(
            direction=TaxDirection.OUTPUT,
            on=on,
            currency=terms.currency,
            prices_include_tax=terms.inclusive,
            lines=tuple(
                TaxLineInput(
                    line_no=number,
                    amount=each.amount,
                    quantity=each.line.quantity,
                    tax_code_id=each.line.tax_code_id,
                )
                for number, each in enumerate(credited, 1)
            ),
        )

    def _with_last_tax(
        self, terms: MemoTerms, credited: Sequence[Credited], calculation: TaxCalculation
    ) -> TaxCalculation:
        """Let the credit note that takes the last of an invoice take the last cents of its tax, too."""
        if terms.original is None or terms.inclusive:
            return calculation
        taken: dict[UUID | None, Decimal] = {}
        for each in credited:
            taken[each.original_id] = taken.get(each.original_id, ZERO) + each.amount
        if any(left.amount_left != taken.get(key, ZERO) for key, left in terms.left.items()):
            return calculation
        rest = terms.original.total_amount - terms.credited - calculation.gross
        return with_tax_difference(calculation, rest)

    def _check_total(self, terms: MemoTerms, calculation: TaxCalculation) -> None:
        if calculation.gross <= 0:
            raise InvalidInput("lines", "The credit is not above zero. Write an invoice instead.")
        if terms.original is not None and terms.credited + calculation.gross > terms.original.total_amount:
            raise CreditTooLarge(
                "lines", invoice_name(terms.original), terms.original.total_amount, terms.credited
            )

    def _new_memo(
        self,
        unit: Unit,
        request: RecordCreditMemo,
        terms: MemoTerms,
        worked: tuple[Sequence[Credited], TaxCalculation],
    ) -> ARCreditMemo:
        credited, calculation = worked
        key, total = new_id(), calculation.gross
        base_total = rounded_product(self.kernel.base_minor_unit(unit), total, terms.rate)
        lines = document_lines(
            [each.line for each in credited], [each.account for each in credited], calculation, {}
        )
        return ARCreditMemo(
            id=key,
            credit_memo_number=self.kernel.numbers.next(unit, "AR-CN", request.issue_date),
            customer_id=terms.customer.customer_id,
            issue_date=request.issue_date,
            posting_date=self._posting_date(unit, request.posting_date, request.issue_date),
            currency=terms.currency,
            exchange_rate=terms.rate,
            prices_include_tax=terms.inclusive,
            subtotal=calculation.net,
            tax_amount=calculation.tax,
            amount=total,
            unapplied_amount=total,
            base_total=base_total,
            base_unapplied=base_total,
            reason_code=request.reason_code,
            reason=request.reason,
            original_invoice_id=request.original_invoice_id,
            status=CreditMemoStatus.ISSUED,
            billing_snapshot=self._snapshot(unit.session, terms.customer),
            lines=tuple(
                replace(line, credit_memo_id=key, original_line_id=each.original_id)
                for line, each in zip(lines, credited, strict=True)
            ),
        )

    def _post_memo(
        self,
        unit: Unit,
        row: ARCreditMemoModel,
        items: Sequence[ItemLine],
        tax: tuple[TaxDocument, TaxCalculation],
    ) -> None:
        memo, (document, calculation) = row.to_dto(), tax
        if memo.original_invoice_id is not None:
            original = self._invoice_row(unit.session, memo.original_invoice_id).to_dto()
            lines = {line.id: line for line in original.lines}
            items = self._credit_deferred(unit, items, lines, memo.exchange_rate)
        taxes = self.tax.posting_lines(
            unit, document, calculation, -1, party_id=memo.customer_id, rate=memo.exchange_rate
        )
        entry = self.kernel.posting.post(unit, memo_entry(memo, items, taxes))
        source = TaxSource(
            module="ar",
            type=MEMO,
            id=memo.id,
            on=memo.issue_date,
            party_id=memo.customer_id,
            currency=memo.currency,
            rate=memo.exchange_rate,
            entry_id=entry.id,
        )
        self.tax.record_tax_transactions(unit, source, document, calculation, -1)
        row.journal_entry_id = entry.id
        unit.session.flush()
