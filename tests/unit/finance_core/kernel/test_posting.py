"""Every refusal of kernel.md rule 1 with its text, and what posting writes."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from finance_core.company import Company
from finance_core.errors import CountinghouseError, InvalidInput, NotFound
from finance_core.kernel.accounts import MapRole, SaveAccount
from finance_core.kernel.errors import (
    AccountNotPostable,
    AlreadyReversed,
    BadAmount,
    BadPrecision,
    CurrencyNotInUse,
    Duplicate,
    MissingDimension,
    MissingParty,
    MissingRate,
    ModuleClosed,
    NoPeriod,
    PeriodNotOpen,
    TooFewLines,
    UnbalancedEntry,
    UnmappedRole,
)
from finance_core.kernel.models.ledger import EntryKind, PeriodStatus
from finance_core.kernel.models.posting import PostingLine, PostingRequest
from finance_core.kernel.orm import AccountModel, AccountRoleModel, FiscalPeriodModel
from finance_core.kernel.periods import MovePeriod
from finance_core.kernel.records import SetRate
from finance_core.money.ids import new_id
from tests.unit.finance_core.kernel.ledger_books import (
    CREDIT,
    DEBIT,
    D,
    account,
    checksums,
    entry_request,
    line,
    post,
)

Make = Callable[[Company], PostingRequest]


def two(company: Company, **facts: Any) -> PostingRequest:
    return entry_request(company, **facts)


def with_amounts(debit: str, credit: str, **facts: Any) -> Make:
    return lambda c: entry_request(c, line(c, "6200", DEBIT, debit, **facts),
                                   line(c, "1000", CREDIT, credit, **facts))


def to_account(code: str, **facts: Any) -> Make:
    return lambda c: entry_request(c, line(c, code, DEBIT, "5", **facts), line(c, "1000", CREDIT, "5"))


def to_role(role: str) -> Make:
    return lambda c: entry_request(
        c, PostingLine(role=role, side=DEBIT, amount=D(5)), line(c, "1000", CREDIT, "5")
    )


def set_account(company: Company, code: str, **values: Any) -> None:
    with company.database.transaction() as unit:
        row = unit.get(AccountModel, account(company, code), what="account")
        for name, value in values.items():
            setattr(row, name, value)


def unmap(company: Company, role: str) -> None:
    with company.database.transaction() as unit:
        unit.session.query(AccountRoleModel).filter_by(role=role).one().account_id = None


def close_period(company: Company, code: str) -> None:
    period = next(p for p in company.kernel.periods.list_periods() if p.code == code)
    company.kernel.periods.move(MovePeriod(period_id=period.id, status=PeriodStatus.CLOSED))


def close_module(company: Company, code: str, module: str) -> None:
    with company.database.transaction() as unit:
        unit.session.query(FiscalPeriodModel).filter_by(code=code).one().closed_modules = module


def nothing(_company: Company) -> None:
    """Leave the books as they are."""


REFUSALS: list[tuple[Callable[[Company], None], Make, type[CountinghouseError], str]] = [
    (nothing, with_amounts("1200.00", "1187.50"), UnbalancedEntry,
     "Debits 1,200.00 and credits 1,187.50 differ by 12.50 USD."),
    (nothing, with_amounts("10.00", "9.00", currency="EUR", rate=D("1.1")), UnbalancedEntry,
     "Debits 10.00 and credits 9.00 differ by 1.00 EUR."),
    (nothing, lambda c: entry_request(c, line(c, "6200", DEBIT, "5")), TooFewLines,
     "An entry needs at least two lines."),
    (nothing, with_amounts("5", "0"), BadAmount, "Line 2: the amount must be above zero."),
    (nothing, with_amounts("-5", "5"), BadAmount, "Line 1: the amount must be above zero."),
    (nothing, with_amounts("10.005", "10.005"), BadPrecision,
     "Line 1: 10.005 has more decimals than USD allows (2)."),
    (nothing, with_amounts("5.5", "5.5", currency="JPY", rate=D("0.007")), BadPrecision,
     "Line 1: 5.5 has more decimals than JPY allows (0)."),
    (nothing, with_amounts("NaN", "NaN"), InvalidInput, "is not a number"),
    (nothing, with_amounts("922337203685478.00", "922337203685478.00"), InvalidInput,
     "922337203685478.00 is beyond what the ledger can hold (922 trillion)."),
    (nothing, to_account("10"), AccountNotPostable, "is a header account. Choose one of its sub-accounts."),
    (lambda c: set_account(c, "6300", is_active=False), to_account("6300"), AccountNotPostable,
     "is inactive. Activate it or choose another account."),
    (nothing, to_account("2000", is_typed=True, party_id=UUID(int=1)), AccountNotPostable,
     "2000 Accounts payable is a control account: record a bill or credit note instead."),
    (lambda c: set_account(c, "6300", allow_manual=False), to_account("6300", is_typed=True),
     AccountNotPostable,
     "takes no manual postings"),
    (lambda c: set_account(c, "6300", currency="EUR"), to_account("6300"), AccountNotPostable,
     "6300 takes only EUR."),
    (lambda c: close_period(c, "2026-03"), two, PeriodNotOpen,
     "2026-03 is closed. Reopen it in Accounting › Periods or use 2026-04-01."),
    (nothing, lambda c: two(c, entry_date=date(2029, 1, 1)), NoPeriod,
     "No fiscal period contains 2029-01-01 – create fiscal year 2029 in Accounting › Periods."),
    (lambda c: close_module(c, "2026-03", "ap,ar"), lambda c: two(c, source_module="ap"), ModuleClosed,
     "Payables are closed for 2026-03."),
    (lambda c: unmap(c, "GRNI"), to_role("GRNI"), UnmappedRole,
     "No account is mapped to GRNI. Map it in Accounting"),
    (nothing, to_role("NO_SUCH_ROLE"), UnmappedRole, "No account is mapped to NO_SUCH_ROLE."),
    (nothing, with_amounts("5", "5", currency="EUR"), MissingRate, "Rate EUR→USD for 2026-03-10 is missing."),
    (nothing, with_amounts("5", "5", currency="XXX"), NotFound, "There is no currency with the key XXX."),
    (nothing, with_amounts("5", "5", currency="ZAR"), CurrencyNotInUse,
     "These books do not use ZAR yet. Enter a rate for it in Company › Exchange rates."),
    (nothing, to_account("2000"), MissingParty, "Line 1: choose a party, account 2000 requires one."),
    (lambda c: set_account(c, "6300", requires_dimensions="PROJECT"), to_account("6300"), MissingDimension,
     "Line 1: choose a project, account 6300 requires one."),
    (nothing, lambda c: entry_request(c, PostingLine(side=DEBIT, amount=D(5)), line(c, "1000", CREDIT, "5")),
     InvalidInput, "Line 1: choose an account."),
    (nothing, lambda c: entry_request(c, PostingLine(side=DEBIT, amount=D(5), account_id=new_id())), NotFound,
     "There is no account with the key"),
]


@pytest.mark.parametrize(("prepare", "make", "error", "text"), REFUSALS,
                         ids=[f"{r[2].__name__}-{r[3][:30]}" for r in REFUSALS])
def test_a_refusal_says_why_and_leaves_nothing_behind(
    company: Company, prepare: Callable[[Company], None], make: Make, error: type[CountinghouseError],
    text: str
) -> None:
    for code in ("EUR", "JPY"):
        company.kernel.records.add_currency(code)
    prepare(company)
    before = checksums(company)
    with pytest.raises(error) as refused, company.database.transaction() as unit:
        company.kernel.posting.post(unit, make(company))
    assert text in refused.value.message
    assert refused.value.message.endswith(".")
    assert checksums(company) == before


def test_the_same_source_is_posted_once_for_a_purpose(company: Company) -> None:
    key = new_id()
    first = post(company, source_id=key)
    with pytest.raises(Duplicate, match=f"was already posted as {first.entry_no}. Open that entry"):
        post(company, source_id=key)
    assert post(company, source_id=key, purpose="accrue").seq == 2


def test_a_posted_entry_is_stored_as_it_was_returned(company: Company) -> None:
    entry = post(company)
    assert company.kernel.records.entry(entry.id) == entry
    assert (entry.entry_no, entry.seq, entry.period, entry.book) == ("JE-2026-00001", 1, "2026-03", "MAIN")
    header = company.kernel.records.entry_header(entry.id)
    assert header.prev_hash == "0" * 64
    assert post(company).seq == 2


def test_foreign_amounts_are_converted_and_their_cents_posted(company: Company) -> None:
    company.kernel.records.set_rate(
        SetRate(from_currency="EUR", to_currency="USD", rate_date=date(2026, 3, 9), rate=D("1.0835"))
    )
    parts = [line(company, "6200", DEBIT, amount, currency="EUR") for amount in ("33.33", "33.33", "33.34")]
    entry = post(company, *parts, line(company, "1050", CREDIT, "100.00", currency="EUR"))
    # 33.33 × 1.0835 = 36.113055, 33.34 × 1.0835 = 36.12389, 100 × 1.0835 = 108.35
    assert [(row.base_amount, row.side) for row in entry.lines] == [
        (D("36.11"), DEBIT), (D("36.11"), DEBIT), (D("36.12"), DEBIT), (D("108.35"), CREDIT),
        (D("0.01"), DEBIT),
    ]
    assert entry.lines[-1].reason == "rounding of foreign amounts"


def test_a_given_base_amount_is_kept(company: Company) -> None:
    company.kernel.records.add_currency("EUR")
    facts: dict[str, Any] = {"currency": "EUR", "rate": D("1.1"), "base_amount": D("11.05")}
    entry = post(company, line(company, "6200", DEBIT, "10", **facts),
                 line(company, "1050", CREDIT, "10", **facts))
    assert {row.base_amount for row in entry.lines} == {D("11.05")}


def test_a_base_only_line_has_no_amount_of_its_own(company: Company) -> None:
    company.kernel.records.add_currency("EUR")
    facts: dict[str, Any] = {"currency": "EUR", "rate": D("1.1"), "is_base_only": True}
    good = line(company, "1050", DEBIT, "0", base_amount=D("3.00"), **facts)
    entry = post(company, good, line(company, "6930", CREDIT, "3.00"))
    assert (entry.lines[0].amount, entry.lines[0].base_amount) == (D(0), D("3.00"))
    for bad in (replace(good, amount=D(1)), replace(good, base_amount=D(0))):
        with pytest.raises(BadAmount):
            post(company, bad, line(company, "6930", CREDIT, "3.00"))


def test_statistical_entries_have_a_book_of_their_own(company: Company) -> None:
    facts = {"subtype": "memo", "parent_id": None}
    for code in ("9900", "9901"):
        company.kernel.accounts.save(SaveAccount.model_validate({"code": code,
                                                                 "name": f"Square metres {code}", **facts}))
    entry = post(company, line(company, "9900", DEBIT, "5"), line(company, "9901", CREDIT, "5"))
    assert entry.book == "MEMO"
    with pytest.raises(AccountNotPostable, match="cannot stand in one entry"):
        post(company, line(company, "9900", DEBIT, "5"), line(company, "1000", CREDIT, "5"))


def test_reversing_swaps_the_sides_once(company: Company) -> None:
    entry = post(company)
    with company.database.transaction() as unit:
        reversal = company.kernel.posting.reverse(unit, entry.id, reason="wrong account")
    assert (reversal.kind, reversal.entry_date) == (EntryKind.REVERSAL, entry.entry_date)
    assert [(row.account_code, row.side) for row in reversal.lines] == [("6200", CREDIT), ("1000", DEBIT)]
    assert reversal.description == f"Reversal of {entry.entry_no}: wrong account"
    text = f"{entry.entry_no} was already reversed by {reversal.entry_no}"
    with pytest.raises(AlreadyReversed, match=text), company.database.transaction() as unit:
        company.kernel.posting.reverse(unit, entry.id)
    with pytest.raises(NotFound), company.database.transaction() as unit:
        company.kernel.posting.reverse(unit, new_id())


def test_reversing_in_a_closed_period_moves_to_the_first_open_day(company: Company) -> None:
    entry = post(company)
    close_period(company, "2026-03")
    with company.database.transaction() as unit:
        assert company.kernel.posting.reverse(unit, entry.id).entry_date == date(2026, 4, 1)


def test_voiding_reverses_what_stands_newest_first(company: Company) -> None:
    key = new_id()
    first, second = post(company, source_id=key), post(company, source_id=key, purpose="more")
    with company.database.transaction() as unit:
        company.kernel.posting.reverse(unit, first.id)
        voided = company.kernel.posting.void(unit, "manual_journal", key, on=None, reason="undo")
        assert [entry.description for entry in voided] == [f"Reversal of {second.entry_no}: undo"]
        assert company.kernel.posting.void(unit, "manual_journal", key, on=None, reason="undo") == []


def test_handlers_may_refuse_the_entry(company: Company) -> None:
    def refuse(_unit: Any, request: PostingRequest, _entry: Any) -> None:
        raise InvalidInput("description", f"{request.description} is not welcome.")

    company.kernel.posting.handlers.append(refuse)
    before = checksums(company)
    with pytest.raises(InvalidInput, match="not welcome"):
        post(company)
    assert checksums(company) == before


def test_a_role_can_be_mapped_anew_and_later_postings_follow(company: Company) -> None:
    saved = company.kernel.roles.map(MapRole(role="BANK_FEE_EXPENSE", account_id=account(company, "6300")))
    assert saved.warnings
    entry = post(company, PostingLine(role="BANK_FEE_EXPENSE", side=DEBIT, amount=D(5)),
                 line(company, "1000", CREDIT, "5"))
    assert entry.lines[0].account_code == "6300"


def test_balances_are_kept_by_account_period_and_currency(company: Company) -> None:
    post(company)
    post(company, line(company, "6200", DEBIT, "1.50"), line(company, "1000", CREDIT, "1.50"))
    with closing(company.database.raw()) as raw:
        rows = raw.execute(
            "SELECT a.code, b.debit, b.credit, b.line_count FROM account_period_balances b "
            "JOIN accounts a ON a.id = b.account_id ORDER BY a.code"
        ).fetchall()
    assert rows == [("1000", 0, 1015000, 2), ("6200", 1015000, 0, 2)]


def test_debits_equal_credits_in_a_query_of_another_program(company: Company) -> None:
    for number in range(1, 6):
        amount = str(Decimal(number) / 3 // Decimal("0.01") / 100)
        post(company, line(company, "6200", DEBIT, amount), line(company, "1000", CREDIT, amount))
    connection = sqlite3.connect(f"{company.path.as_uri()}?mode=ro", uri=True)
    debit, credit = connection.execute(
        "SELECT sum(base_amount) FILTER (WHERE side = 'debit'), "
        "sum(base_amount) FILTER (WHERE side = 'credit') FROM journal_lines"
    ).fetchone()
    connection.close()
    assert debit == credit == 49800
