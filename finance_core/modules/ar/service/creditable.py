"""What a credit note credits: its lines worked out from an invoice or from what was typed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from finance_core.db.types import exact_sum
from finance_core.engines.tax import line_amount
from finance_core.errors import InvalidInput
from finance_core.kernel.models.ledger import ControlKind
from finance_core.kernel.unit import Unit
from finance_core.modules.ar.errors import OtherCustomer, TooEarly
from finance_core.modules.ar.models import (
    ARInvoice,
    ARInvoiceLine,
    CreditMemoStatus,
    CreditReason,
    CustomerProfile,
    InvoiceStatus,
    LineKind,
)
from finance_core.modules.ar.orm import ARCreditMemoModel, ARInvoiceLineModel
from finance_core.modules.ar.requests import CreditLine, InvoiceLine, RecordCreditMemo
from finance_core.modules.ar.rules.credit import CREDIT_ROLES, TAKES_QUANTITY, Creditable
from finance_core.modules.ar.rules.states import invoice_name
from finance_core.modules.ar.service.base import ONE, ZERO
from finance_core.modules.ar.service.issuing import Account, Issuing

_DEFERRED = frozenset({"customer_deposit", "deferred_revenue"})


@dataclass(frozen=True, slots=True)
class Credited:
    """A line worked out: what is printed, its amount (gross where prices are), account and source."""

    line: InvoiceLine
    amount: Decimal
    account: Account
    original_id: UUID | None


@dataclass(frozen=True, slots=True)
class MemoTerms:
    """What a credit note takes from its invoice or its customer."""

    customer: CustomerProfile
    original: ARInvoice | None
    currency: str
    rate: Decimal
    inclusive: bool
    minor: int
    left: Mapping[UUID, Creditable]
    credited: Decimal


class CreditableLines(Issuing):
    """Works out the lines of credit notes."""

    def _memo_terms(self, unit: Unit, request: RecordCreditMemo) -> MemoTerms:
        customer = self._customer(unit.session, request.customer_id)
        original = None
        if request.original_invoice_id is not None:
            original = self._invoice_row(
                unit.session, request.original_invoice_id, "original_invoice_id"
            ).to_dto()
            self._check_original(original, request)
        currency = original.currency if original else request.currency or customer.currency
        typed = request.exchange_rate or (original.exchange_rate if original else None)
        chosen = (
            customer.prices_include_tax if request.prices_include_tax is None else request.prices_include_tax
        )
        inclusive = original.prices_include_tax if original else chosen
        return MemoTerms(
            customer=customer,
            original=original,
            currency=currency,
            inclusive=inclusive,
            rate=self._rate(unit, typed, currency, request.issue_date),
            minor=self.kernel.reference.minor_unit(unit, currency),
            left=self._creditable(unit.session, original, inclusive=inclusive) if original else {},
            credited=self._credited_total(unit.session, original) if original else ZERO,
        )

    def _check_original(self, original: ARInvoice, request: RecordCreditMemo) -> None:
        if original.customer_id != request.customer_id:
            raise OtherCustomer(invoice_name(original), "original_invoice_id")
        if original.status in (InvoiceStatus.DRAFT, InvoiceStatus.CANCELLED):
            raise InvalidInput(
                "original_invoice_id",
                f"{invoice_name(original)} is {original.status.value}. Choose an issued one.",
            )
        if request.issue_date < original.invoice_date:
            raise TooEarly("issue_date", "The credit note", original.invoice_date)

    def _creditable(
        self, session: Session, original: ARInvoice, *, inclusive: bool
    ) -> dict[UUID, Creditable]:
        """Return what is left to credit of each line of an invoice."""
        line, memo, original_line = ARInvoiceLineModel, ARCreditMemoModel, aliased(ARInvoiceLineModel)
        lines = {each.id: each for each in original.lines if each.line_kind is LineKind.ITEM}
        earlier = session.execute(
            select(original_line.id, line.quantity, line.amount, line.tax_amount, memo.reason_code)
            .join(memo, memo.id == line.credit_memo_id)
            .join(original_line, original_line.id == line.original_line_id)
            .where(original_line.invoice_id == original.id, memo.status != CreditMemoStatus.CANCELLED.value)
        )
        quantities: dict[UUID, Decimal] = {}
        amounts: dict[UUID, Decimal] = {}
        for key, quantity, amount, tax, reason in earlier:
            amounts[key] = amounts.get(key, ZERO) + amount + (tax if inclusive else ZERO)
            if CreditReason(reason) in TAKES_QUANTITY:
                quantities[key] = quantities.get(key, ZERO) + quantity
        return {
            key: Creditable(
                what=f"{invoice_name(original)} line {each.line_number}",
                quantity=each.quantity,
                amount=each.amount + (each.tax_amount if inclusive else ZERO),
                credited_quantity=quantities.get(key, ZERO),
                credited_amount=amounts.get(key, ZERO),
            )
            for key, each in lines.items()
        }

    def _credited(self, unit: Unit, request: RecordCreditMemo, terms: MemoTerms) -> list[Credited]:
        lines = request.lines or tuple(
            CreditLine(original_line_id=key) for key, left in terms.left.items() if left.amount_left
        )
        if not lines:
            raise InvalidInput(
                "lines", "A credit note needs at least one line, or an invoice that is not credited yet."
            )
        credited: list[Credited] = []
        left = dict(terms.left)
        for index, line in enumerate(lines):
            if line.original_line_id is None:
                credited.append(self._free_line(unit, request, terms, line, index))
                continue
            each = self._original_line(unit, request, terms, (line, index, left))
            rest = left[line.original_line_id]
            taken = each.line.quantity if request.reason_code in TAKES_QUANTITY else ZERO
            left[line.original_line_id] = replace(
                rest,
                credited_amount=rest.credited_amount + each.amount,
                credited_quantity=rest.credited_quantity + taken,
            )
            credited.append(each)
        return credited

    def _free_line(
        self, unit: Unit, request: RecordCreditMemo, terms: MemoTerms, line: CreditLine, index: int
    ) -> Credited:
        if line.unit_price is None:
            raise InvalidInput(f"lines.{index}.unit_price", f"Line {index + 1}: enter a price.")
        quantity = line.quantity or ONE
        shown = _shown(line, quantity, line.unit_price, line.tax_code_id)
        amount = line_amount(quantity, line.unit_price, line.discount_percent, terms.minor)
        return Credited(shown, amount, self._credit_account(unit, request, terms, line, None), None)

    def _original_line(
        self,
        unit: Unit,
        request: RecordCreditMemo,
        terms: MemoTerms,
        asked: tuple[CreditLine, int, Mapping[UUID, Creditable]],
    ) -> Credited:
        line, index, left = asked
        original = next(
            (
                each
                for each in (terms.original.lines if terms.original else ())
                if each.id == line.original_line_id
            ),
            None,
        )
        if original is None or original.id not in left:
            raise InvalidInput(
                f"lines.{index}.original_line_id",
                f"Line {index + 1} is no line of the invoice that is credited.",
            )
        rest = left[original.id]
        quantity = line.quantity or (rest.quantity_left if rest.quantity_left > 0 else original.quantity)
        if request.reason_code in TAKES_QUANTITY:
            rest.check_quantity(quantity, f"lines.{index}.quantity")
        amount = rest.share(quantity, terms.minor)
        if line.unit_price is not None:
            amount = line_amount(quantity, line.unit_price, line.discount_percent, terms.minor)
        rest.check_amount(amount, f"lines.{index}.unit_price")
        price = original.unit_price if line.unit_price is None else line.unit_price
        share = original.discount_percent if line.unit_price is None else line.discount_percent
        described = line.model_copy(
            update={
                "description": line.description or original.description,
                "unit": line.unit or original.unit,
                "discount_percent": share,
            }
        )
        shown = _shown(described, quantity, price, original.tax_code_id)
        return Credited(
            shown, amount, self._credit_account(unit, request, terms, line, original), original.id
        )

    def _credit_account(
        self,
        unit: Unit,
        request: RecordCreditMemo,
        terms: MemoTerms,
        line: CreditLine,
        original: ARInvoiceLine | None,
    ) -> Account:
        """Return the account that bears a credit; deposits and control accounts keep the invoice's."""
        if original is not None and original.account_id is not None:
            account = self.kernel.reference.account(unit, original.account_id)
            if account.control_kind is not ControlKind.NONE or account.subtype in _DEFERRED:
                return account.id, "account of the invoice", False
        if line.account_id is not None:
            return line.account_id, "line account", True
        role = CREDIT_ROLES.get(request.reason_code)
        if role is not None:
            return self.kernel.account_id(unit, role), f"role {role}", False
        if original is not None and original.account_id is not None:
            return original.account_id, "account of the invoice", False
        if terms.customer.default_account_id is not None:
            return terms.customer.default_account_id, f"default of {terms.customer.name}", True
        return self.kernel.account_id(unit, "SALES_REVENUE"), "role SALES_REVENUE", False

    def _credited_total(self, session: Session, original: ARInvoice) -> Decimal:
        table = ARCreditMemoModel
        earlier = session.execute(
            select(exact_sum(table.amount)).where(
                table.original_invoice_id == original.id, table.status != CreditMemoStatus.CANCELLED.value
            )
        ).scalar()
        return earlier or ZERO


def _shown(line: CreditLine, quantity: Decimal, price: Decimal, tax_code_id: UUID | None) -> InvoiceLine:
    """Return a credited line as it is printed and stored."""
    return InvoiceLine(
        description=line.description,
        quantity=quantity,
        unit_price=price,
        unit=line.unit,
        discount_percent=line.discount_percent,
        tax_code_id=tax_code_id,
        dims=line.dims,
    )
