"""The tax inside a cash discount, for codes whose discount changes the tax (tax.md rule 5)."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from finance_core.kernel.unit import Unit
from finance_core.modules.tax.computed import Discounted, DiscountTax, TaxDocument, TaxLineInput, TaxSource
from finance_core.modules.tax.rules import discount_shares, with_taxes
from finance_core.modules.tax.service.documents import TaxDocuments
from finance_core.money.rounding import rounded_product


class TaxDiscounts(TaxDocuments):
    """Takes the tax of a discount back: on a sale less is owed, on a purchase less comes back."""

    def discount_tax(self, unit: Unit, document: Discounted, discount: Decimal) -> DiscountTax:
        """Return the tax in a discount, rounded half up per code, with its lines to post.

        The lines carry base amounts at the payment's rate; of a purchase only the part of the tax that came
        back is posted (Directive 2006/112/EC art. 79, 90, 184 to 186).
        """
        codes = {line.tax_code_id for line in document.lines if line.tax_code_id is not None}
        changing = frozenset(key for key in codes if self.code(unit, key).discount_changes_tax)
        minor = self.kernel.reference.minor_unit(unit, document.currency)
        shares = discount_shares(document, changing, discount, minor)
        if not shares:
            return DiscountTax()
        taxed = TaxDocument(
            direction=document.direction,
            on=document.on,
            currency=document.currency,
            prices_include_tax=True,
            lines=tuple(
                TaxLineInput(line_no=number, amount=share, tax_code_id=code)
                for number, (code, (share, _)) in enumerate(shares.items(), 1)
            ),
        )
        calculation = with_taxes(self.calculate(unit, taxed), [tax for _, tax in shares.values()])
        lines = self.posting_lines(
            unit, taxed, calculation, -1, party_id=document.party_id, rate=document.rate
        )
        base_minor = self.kernel.base_minor_unit(unit)
        in_books = tuple(
            replace(line, base_amount=rounded_product(base_minor, line.amount, document.rate))
            for line in lines
        )
        return DiscountTax(lines=in_books, document=taxed, calculation=calculation)

    def record_discount_tax(self, unit: Unit, source: TaxSource, tax: DiscountTax) -> None:
        """Record the taxes of a posted discount for the return; nothing when the discount changes none."""
        if tax.document is not None and tax.calculation is not None:
            self.record_tax_transactions(unit, source, tax.document, tax.calculation, -1)
