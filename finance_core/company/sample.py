"""The sample company: twelve months of a small trading company, made by calling the services.

Nothing is inserted by hand, so the sample proves what a user's own books would show. The same number of
entries gives the same documents every time.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

from finance_core.company.company import Company
from finance_core.company.wizard import NewCompany
from finance_core.kernel.listing import ListQuery, LookupQuery
from finance_core.kernel.models.ledger import Side
from finance_core.kernel.records import SetRate
from finance_core.modules.ap import api as ap
from finance_core.modules.ar import api as ar
from finance_core.modules.cash import api as cash
from finance_core.modules.gl import api as gl
from finance_core.money.clock import Clock, SystemClock
from finance_core.money.dates import add_months, end_of_month

VENDORS = (
    ("Acme Paper Supply", "6200"),
    ("Northwind Traders", "5000"),
    ("Blue Harbour Freight", "5030"),
    ("City Power & Light", "6120"),
    ("Okonkwo Studio", "6400"),
    ("Brightwater Telecom", "6220"),
    ("Meridian Insurance", "6330"),
    ("Pinewood Furniture", "5000"),
    ("Copper Kettle Catering", "6420"),
    ("Lakeside Property", "6100"),
    ("Steadman Legal LLP", "6310"),
    ("Silverline Software", "6210"),
    ("Granite Cleaning", "6130"),
    ("Nordlicht GmbH", "5000"),
)
CUSTOMERS = (
    "Harbour & Vale Ltd",
    "Café Fenêtre",
    "Brightwater Dental",
    "Westbrook School District",
    "Lindgren Architects",
    "Tamarind Kitchens",
    "Red Oak Pharmacy",
    "Summit Outdoor Co",
    "Keller Print Works",
    "Maple Street Books",
    "Orchard Veterinary",
    "Bayview Hotel",
    "Quill & Ink",
    "Ferris Engineering",
    "Delta Marine",
    "Alpine Clinic",
)
GOODS = (
    ("Printer paper, box of 5 reams", "24.90"),
    ("Desk chair, mesh back", "189.00"),
    ("Standing desk", "449.00"),
    ("Toner cartridge", "79.50"),
    ("Filing cabinet", "219.00"),
    ("Whiteboard 120 × 90", "64.00"),
    ("Conference table", "899.00"),
    ("LED desk lamp", "39.95"),
)
FOREIGN = "Nordlicht GmbH"


@dataclass(slots=True)
class _Town:
    """What the months draw from."""

    company: Company
    dice: random.Random
    vendors: dict[str, tuple[UUID, UUID]]
    customers: list[UUID]
    checking: UUID
    savings: UUID
    tax_code: UUID | None
    volume: int
    until: date


def build_sample(path: Path, entries: int = 1500, clock: Clock | None = None,
                 progress: Callable[[int], object] = lambda _month: None) -> dict[str, Any]:
    """Create the sample company with about so many journal entries in the twelve months up to today.

    `progress` is told each month that is done, 1 to 12.

    Raises:
        RuleViolation: the file exists.
    """
    clock = clock or SystemClock()
    start = add_months(clock.today().replace(day=1), -11)
    answers = NewCompany(
        name="Harbour Office Supplies Inc",
        currency="USD",
        country="US",
        chart="us_gaap",
        address="12 Quay Street\nPortland, ME 04101",
        fiscal_year_start=date(start.year, 1, 1),
        years=3,
        tax_id="84-1234567",
        bookkeeper="Robin Mercer",
    )
    with Company.create(path, answers, clock) as company:
        town = _founded(company, start, max(entries // 12 - 16, 4))
        for number in range(12):
            with company.database.transaction():
                _month(town, add_months(start, number))
            progress(number + 1)
        with company.database.transaction():
            _on_the_desk(town)
        page = company.gl.list_journals(ListQuery(limit=1))
        return {"path": str(company.path), "name": company.name, "entries": page.count}


def _account(company: Company, code: str) -> UUID:
    return company.kernel.accounts.by_code(code).id


def _founded(company: Company, start: date, volume: int) -> _Town:
    checking = _bank_account(company, "Main checking", "CHK", cash.BankAccountKind.CHECKING, "1000")
    savings = _bank_account(company, "Savings", "SAV", cash.BankAccountKind.SAVINGS, "1010")
    codes = {item.code: item.id for item in company.tax.lookup_sale(LookupQuery())}
    terms = {item.code: item.id for item in company.kernel.parties.lookup_terms(LookupQuery())}
    with company.database.transaction() as unit:
        company.kernel.settings.put(unit, "fx.rate_max_age_days", 40)
        for number in range(12):
            rate = Decimal("1.08") + Decimal(number % 5) / 100
            company.kernel.records.set_rate(
                SetRate(
                    from_currency="EUR", to_currency="USD", rate_date=add_months(start, number), rate=rate
                )
            )
        vendors = {name: _vendor(company, name, code, terms) for name, code in VENDORS}
        customers = [_customer(company, name, index, terms) for index, name in enumerate(CUSTOMERS)]
        _capital(company, start)
    return _Town(
        company=company,
        dice=random.Random(20260115),  # noqa: S311 - repeatable, no secret
        vendors=vendors,
        customers=customers,
        checking=checking,
        savings=savings,
        tax_code=codes.get("SALESTAX"),
        volume=volume,
        until=company.database.clock.today(),
    )


def _bank_account(company: Company, name: str, code: str, kind: cash.BankAccountKind, account: str) -> UUID:
    request = cash.CreateBankAccount(
        name=name,
        code=code,
        kind=kind,
        account_id=_account(company, account),
        institution="First Harbour Bank",
        next_check_number=1001 if kind is cash.BankAccountKind.CHECKING else None,
    )
    return company.cash.create_bank_account(request).value.id


def _vendor(company: Company, name: str, code: str, terms: dict[str, UUID]) -> tuple[UUID, UUID]:
    foreign, account_id = name == FOREIGN, _account(company, code)
    request = ap.SaveVendor(
        name=name,
        country="DE" if foreign else "US",
        currency="EUR" if foreign else "USD",
        payment_term_id=terms["2/10N30"] if name == "Northwind Traders" else terms["NET30"],
        default_account_id=account_id,
        city="Hamburg" if foreign else "Portland",
    )
    return company.ap.save_vendor(request).value.vendor_id, account_id


def _customer(company: Company, name: str, index: int, terms: dict[str, UUID]) -> UUID:
    request = ar.SaveCustomer(
        name=name,
        country="US",
        payment_term_id=terms["2/10N30"] if index % 5 == 0 else terms["NET30"],
        street=f"{index + 3} Market Street",
        city="Portland",
        postal_code="04101",
        credit_limit=Decimal(40_000) if index % 4 == 0 else None,
    )
    return company.ar.save_customer(request).value.customer_id


def _journal(company: Company, on: date, text: str, *lines: tuple[str, Side, str]) -> None:
    company.gl.record_journal_entry(
        gl.RecordJournal(
            entry_date=on,
            description=text,
            lines=tuple(
                gl.JournalLineInput(
                    account_id=_account(company, code),
                    debit=Decimal(amount) if side is Side.DEBIT else None,
                    credit=Decimal(amount) if side is Side.CREDIT else None,
                )
                for code, side, amount in lines
            ),
        )
    )


def _capital(company: Company, start: date) -> None:
    _journal(
        company,
        start,
        "Owner pays in capital",
        ("1000", Side.DEBIT, "120000"),
        ("3000", Side.CREDIT, "120000"),
    )
    _journal(
        company, start, "Bank loan received", ("1000", Side.DEBIT, "60000"), ("2600", Side.CREDIT, "60000")
    )


def _days(town: _Town, month: date, count: int) -> Iterator[date]:
    last = min(end_of_month(month), town.until)
    span = (last - month).days + 1
    yield from sorted(month + timedelta(days=town.dice.randrange(span)) for _ in range(count))


def _month(town: _Town, month: date) -> None:
    bills = [_bill(town, on) for on in _days(town, month, max(town.volume * 27 // 100, 1))]
    invoices = [_invoice(town, on) for on in _days(town, month, max(town.volume * 30 // 100, 1))]
    del bills, invoices
    last = min(end_of_month(month), town.until)
    _pay_vendors(town, last)
    _collect(town, last)
    _bank_month(town, month, last)
    _wages(town, last)


def _on_the_desk(town: _Town) -> None:
    """Leave some work of today: credits of both kinds, a payment run, reminders, an entry that repeats."""
    company, today = town.company, town.until
    paper, (_, rent) = town.vendors["Acme Paper Supply"], town.vendors["Lakeside Property"]
    company.ap.record_credit_note(ap.RecordCreditNote(
        vendor_id=paper[0], invoice_number="ACM-CR-17", invoice_date=today,
        lines=(ap.BillLine(account_id=paper[1], description="Damaged boxes taken back",
                           quantity=Decimal(2), unit_price=Decimal("24.90")),)))
    company.ar.record_credit_memo(ar.RecordCreditMemo(
        customer_id=town.customers[0], issue_date=today, reason_code=ar.CreditReason.RETURN,
        reason="Came back unopened",
        lines=(ar.CreditLine(description="LED desk lamp", quantity=Decimal(1), unit_price=Decimal("47.94"),
                             account_id=_account(company, "4000"), tax_code_id=town.tax_code),)))
    company.ap.create_payment_run(ap.CreateRun(
        payment_date=today, pay_through_date=today + timedelta(days=21), bank_account_id=town.checking,
        currency=company.base_currency))
    if company.ar.dunning_candidates(ar.CreateDunning(as_of=today)):
        company.ar.create_dunning(ar.CreateDunning(as_of=today))
    company.gl.create_recurring_entry(gl.CreateRecurring(
        name="Rent of the warehouse", description="Rent, accrued until the bill comes",
        start_date=add_months(today.replace(day=1), 1),
        lines=(gl.RecurringLineInput(account_id=rent, side=Side.DEBIT, amount=Decimal(1850)),
               gl.RecurringLineInput(account_id=_account(company, "2100"), side=Side.CREDIT,
                                     amount=Decimal(1850)))))


def _bill(town: _Town, on: date) -> UUID:
    dice, name = town.dice, town.dice.choice(VENDORS)[0]
    vendor_id, account_id = town.vendors[name]
    lines = tuple(
        ap.BillLine(
            account_id=account_id,
            description=dice.choice(GOODS)[0],
            quantity=Decimal(dice.randint(1, 6)),
            unit_price=Decimal(dice.randint(2_500, 62_000)) / 100,
        )
        for _ in range(dice.randint(1, 3))
    )
    saved = town.company.ap.record_invoice(
        ap.RecordInvoice(
            vendor_id=vendor_id,
            invoice_number=f"{name[:3].upper()}-{dice.randint(100_000, 999_999)}",
            invoice_date=on,
            lines=lines,
            duplicate_reason="sample",
        )
    )
    return saved.value.id


def _invoice(town: _Town, on: date) -> UUID:
    dice = town.dice
    lines = tuple(
        ar.InvoiceLine(
            description=text,
            quantity=Decimal(dice.randint(1, 9)),
            unit_price=round(Decimal(price) * Decimal("1.20"), 2),
            tax_code_id=town.tax_code,
            account_id=_account(town.company, "4000"),
        )
        for text, price in dice.sample(GOODS, dice.randint(1, 3))
    )
    saved = town.company.ar.create_invoice(
        ar.CreateInvoice(
            customer_id=dice.choice(town.customers),
            invoice_date=on,
            lines=lines,
            override_reason="good standing",
            customer_reference=f"PO {dice.randint(1000, 9999)}",
        )
    )
    return saved.value.id


def _pay_vendors(town: _Town, on: date) -> None:
    for vendor_id, _ in town.vendors.values():
        due = [
            item
            for item in town.company.ap.open_items(ap.OpenItemsOf(party_id=vendor_id, on=on))
            if item.due_date <= on + timedelta(days=7)
        ]
        for item in due:
            town.company.ap.record_payment(
                ap.RecordPayment(
                    vendor_id=vendor_id,
                    payment_date=on,
                    bank_account_id=town.checking,
                    amount=item.open - item.discount,
                    payment_method=ap.PaymentMethod.ACH,
                    applications=(
                        ap.Application(
                            invoice_id=item.id,
                            amount=item.open - item.discount,
                            take_discount=bool(item.discount),
                        ),
                    ),
                )
            )


def _collect(town: _Town, on: date) -> None:
    dice = town.dice
    for customer_id in town.customers:
        items = town.company.ar.open_items(ar.OpenItemsOf(party_id=customer_id, on=on))
        for item in items:
            paid_on = (item.due_date or item.document_date) + timedelta(
                days=dice.choice((-9, -3, 0, 2, 6, 21, 45))
            )
            if paid_on > on or paid_on < item.document_date:
                continue
            town.company.ar.record_receipt(
                ar.RecordReceipt(
                    customer_id=customer_id,
                    receipt_date=paid_on if paid_on >= on.replace(day=1) else on,
                    amount=item.open,
                    payment_method=ar.ReceiptMethod.ACH,
                    bank_account_id=town.checking,
                    reference=item.number,
                    applications=(ar.Application(invoice_id=item.id, amount=item.open),),
                )
            )


def _bank_month(town: _Town, month: date, last: date) -> None:
    record = town.company.cash.record_transaction
    record(
        cash.RecordTransaction(
            bank_account_id=town.checking,
            transaction_date=last,
            transaction_type=cash.TransactionType.FEE,
            amount=Decimal("-24.50"),
            description="Monthly account fee",
        )
    )
    record(
        cash.RecordTransaction(
            bank_account_id=town.savings,
            transaction_date=last,
            transaction_type=cash.TransactionType.INTEREST,
            amount=Decimal("11.20"),
            description="Interest",
        )
    )
    for on in _days(town, month, max(town.volume // 20, 1)):
        record(
            cash.RecordTransaction(
                bank_account_id=town.checking,
                transaction_date=on,
                amount=-Decimal(town.dice.randint(800, 14_000)) / 100,
                payee_name=town.dice.choice(
                    ("Corner Fuel", "Post Office", "Harbour Deli", "Parking Authority")
                ),
                splits=(cash.Split(account_id=_account(town.company, "6410"), text="Travel and sundries"),),
            )
        )
    town.company.cash.record_transfer(
        cash.RecordTransfer(
            from_account_id=town.checking,
            to_account_id=town.savings,
            transfer_date=last,
            amount_out=Decimal(500),
        )
    )


def _wages(town: _Town, on: date) -> None:
    _journal(
        town.company,
        on,
        f"Wages {on:%B %Y}",
        ("6000", Side.DEBIT, "18600"),
        ("2310", Side.CREDIT, "2790"),
        ("2330", Side.CREDIT, "1422.90"),
        ("1000", Side.CREDIT, "14387.10"),
    )
    _journal(
        town.company,
        on,
        f"Taxes withheld in {on:%B %Y} paid",
        ("2310", Side.DEBIT, "2790"),
        ("2330", Side.DEBIT, "2845.80"),
        ("1000", Side.CREDIT, "5635.80"),
    )
    _journal(
        town.company,
        on,
        f"Payroll taxes {on:%B %Y}",
        ("6030", Side.DEBIT, "1422.90"),
        ("2330", Side.CREDIT, "1422.90"),
    )
