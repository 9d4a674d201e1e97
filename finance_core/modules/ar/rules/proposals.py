"""Which invoice is this money for: rules by priority, each must give exactly one answer (ar.md R5)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from finance_core.engines.text_keys import normalised_text
from finance_core.modules.ar.computed import ApplyProposal, InvoiceFacts
from finance_core.modules.ar.models import ARAutoApplyRule, ARReceipt, MatchField
from finance_core.money.rounding import EXACT

ZERO = Decimal(0)
_SHORTEST_KEY = 4
_MOST_INVOICES = 25
_LARGEST_SUM = 8

DEFAULT_FIELDS = (
    MatchField.PAYMENT_REFERENCE,
    MatchField.INVOICE_NUMBER,
    MatchField.CUSTOMER_REFERENCE,
    MatchField.EXACT_AMOUNT,
    MatchField.AMOUNT_WITH_DISCOUNT,
    MatchField.SUM_OF_INVOICES,
    MatchField.OLDEST_FIRST,
)


@dataclass(frozen=True, slots=True)
class _Answer:
    """The invoices a rule found, and the fact that led to them."""

    invoices: tuple[InvoiceFacts, ...]
    why: str
    takes_discount: bool = False


def propose(
    receipt: ARReceipt, invoices: Sequence[InvoiceFacts], rules: Sequence[ARAutoApplyRule]
) -> tuple[ApplyProposal, ...]:
    """Return what a receipt's unapplied money should settle, by the first rule with exactly one answer.

    The invoices are those of the customer in the receipt's currency, oldest due first.
    """
    for rule in sorted(rules, key=lambda each: each.priority):
        if not rule.is_active or rule.customer_id not in (None, receipt.customer_id):
            continue
        near = [invoice for invoice in invoices if _is_near(receipt, invoice, rule)]
        answer = _FINDERS[rule.match_field](receipt, near, rule) if near else None
        if answer is not None:
            return tuple(_shared_out(receipt, answer, rule))
    return ()


def _is_near(receipt: ARReceipt, invoice: InvoiceFacts, rule: ARAutoApplyRule) -> bool:
    return (
        not rule.date_window_days
        or abs((receipt.receipt_date - invoice.due_date).days) <= rule.date_window_days
    )


def _shared_out(receipt: ARReceipt, answer: _Answer, rule: ARAutoApplyRule) -> Iterator[ApplyProposal]:
    left = receipt.unallocated_amount
    for invoice in answer.invoices:
        discount = invoice.discount if answer.takes_discount else ZERO
        amount = min(left, invoice.open - discount)
        if amount <= 0:
            return
        rest = invoice.open - discount - amount
        write_off = rest if rule.write_off_difference and _is_tolerated(rest, invoice.open, rule) else ZERO
        left -= amount
        yield ApplyProposal(
            receipt_id=receipt.id,
            receipt_number=receipt.receipt_number,
            invoice_id=invoice.id,
            invoice_number=invoice.number,
            amount=amount,
            discount=discount,
            write_off=write_off,
            rule_id=rule.id,
            rule_name=rule.name,
            why=answer.why,
        )


def _is_tolerated(difference: Decimal, amount: Decimal, rule: ARAutoApplyRule) -> bool:
    share = rule.tolerance_percent
    return abs(difference) <= rule.tolerance and (
        not share or abs(difference) <= EXACT.multiply(amount, share)
    )


def _by_text(fact: Callable[[InvoiceFacts], str | None], what: str) -> Callable[..., _Answer | None]:
    def find(receipt: ARReceipt, invoices: Sequence[InvoiceFacts], _rule: ARAutoApplyRule) -> _Answer | None:
        text = normalised_text(receipt.reference or "")
        found = [
            each
            for each in invoices
            if len(key := normalised_text(fact(each) or "")) >= _SHORTEST_KEY and key in text
        ]
        if len(found) != 1:
            return None
        return _Answer(
            (found[0],),
            f"{what} {fact(found[0])} in “{receipt.reference}”",
            takes_discount=_pays_less(receipt, found[0]),
        )

    return find


def _pays_less(receipt: ARReceipt, invoice: InvoiceFacts) -> bool:
    return bool(invoice.discount) and receipt.unallocated_amount == invoice.open - invoice.discount


def _by_amount(receipt: ARReceipt, invoices: Sequence[InvoiceFacts], rule: ARAutoApplyRule) -> _Answer | None:
    paid = receipt.unallocated_amount
    found = [each for each in invoices if _is_tolerated(each.open - paid, each.open, rule)]
    return _Answer((found[0],), f"open amount {paid}") if len(found) == 1 else None


def _by_discounted_amount(
    receipt: ARReceipt, invoices: Sequence[InvoiceFacts], rule: ARAutoApplyRule
) -> _Answer | None:
    paid = receipt.unallocated_amount
    found = [
        each
        for each in invoices
        if each.discount and _is_tolerated(each.open - each.discount - paid, each.open, rule)
    ]
    if len(found) != 1:
        return None
    return _Answer(
        (found[0],), f"open {found[0].open} less discount {found[0].discount}", takes_discount=True
    )


def _by_sum(receipt: ARReceipt, invoices: Sequence[InvoiceFacts], _rule: ARAutoApplyRule) -> _Answer | None:
    candidates = invoices[:_MOST_INVOICES]
    for size in range(2, min(_LARGEST_SUM, len(candidates)) + 1):
        first = next(_sums(candidates, receipt.unallocated_amount, size), None)
        if first is not None:
            return _Answer(first, f"sum of {size} invoices")
    return None


def _sums(invoices: Sequence[InvoiceFacts], total: Decimal, size: int) -> Iterator[tuple[InvoiceFacts, ...]]:
    """Yield the sets of one size that sum to the total, oldest first; hopeless sums are cut off."""
    amounts = [int(EXACT.scaleb(each.open, 4)) for each in invoices]
    largest = [max(amounts[start:]) for start in range(len(amounts))]

    def search(start: int, rest: int, left: int) -> Iterator[tuple[int, ...]]:
        if not left:
            if not rest:
                yield ()
            return
        for index in range(start, len(amounts) - left + 1):
            if largest[index] * left < rest:
                return
            if amounts[index] <= rest:
                yield from ((index, *others) for others in search(index + 1, rest - amounts[index], left - 1))

    for chosen in search(0, int(EXACT.scaleb(total, 4)), size):
        yield tuple(invoices[index] for index in chosen)


def _oldest(_receipt: ARReceipt, invoices: Sequence[InvoiceFacts], _rule: ARAutoApplyRule) -> _Answer | None:
    return _Answer(tuple(invoices), "oldest due first")


_FINDERS: Mapping[
    MatchField, Callable[[ARReceipt, Sequence[InvoiceFacts], ARAutoApplyRule], _Answer | None]
] = {
    MatchField.PAYMENT_REFERENCE: _by_text(lambda each: each.payment_reference, "payment reference"),
    MatchField.INVOICE_NUMBER: _by_text(lambda each: each.number, "invoice number"),
    MatchField.CUSTOMER_REFERENCE: _by_text(lambda each: each.customer_reference, "customer's reference"),
    MatchField.EXACT_AMOUNT: _by_amount,
    MatchField.AMOUNT_WITH_DISCOUNT: _by_discounted_amount,
    MatchField.SUM_OF_INVOICES: _by_sum,
    MatchField.OLDEST_FIRST: _oldest,
}
