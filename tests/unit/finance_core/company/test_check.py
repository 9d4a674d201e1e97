"""Checking a file finds every kind of damage, and nothing in sound books."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from finance_core.company import Company
from finance_core.company.check import check_file
from finance_core.errors import NotACompanyFile, StorageError
from finance_core.modules.ap.api import BillLine, RecordInvoice, RecordPayment, SaveVendor
from finance_core.modules.cash.api import CreateBankAccount
from finance_core.money.clock import FixedClock
from tests.company_fixtures import CLOCK, us_answers
from tests.unit.finance_core.kernel.ledger_books import D, post, raw_writer

ENTRY = "(SELECT id FROM journal_entries WHERE seq = 2)"


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed company with a bill, a payment, a prepayment and two journals."""
    path = tmp_path_factory.mktemp("check") / "sound.countinghouse"
    with Company.create(path, us_answers(), CLOCK) as company:
        account = company.kernel.accounts.by_code
        bank = company.cash.create_bank_account(CreateBankAccount(name="Bank", account_id=account("1000").id))
        vendor = company.ap.save_vendor(SaveVendor(name="Acme")).value.vendor_id
        company.ap.record_invoice(RecordInvoice(
            vendor_id=vendor, invoice_date=date(2026, 3, 1),
            lines=(BillLine(account_id=account("6200").id, unit_price=D("100.00")),),
        ))
        company.ap.record_payment(RecordPayment(
            vendor_id=vendor, payment_date=date(2026, 3, 5), amount=D("30.00"), bank_account_id=bank.value.id,
            reference="1",
        ))
        post(company)
        post(company, description="Größe | \\ x")
    return path


@pytest.fixture
def copy(sound: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(sound, tmp_path))


def codes(path: Path) -> list[str]:
    return sorted({finding.code for finding in check_file(path)})


def damage(path: Path, *statements: str) -> None:
    """Change a file as an outsider would who drops the guards first and puts them back afterwards."""
    with raw_writer(path) as raw:
        guards = raw.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in guards:
            raw.execute(f"DROP TRIGGER {name}")
        raw.execute("PRAGMA foreign_keys = 0")
        for statement in statements:
            raw.execute(statement)
        for _, sql in guards:
            raw.execute(sql)


def test_sound_books_have_no_findings_and_stay_untouched(sound: Path) -> None:
    before = sound.read_bytes()
    assert check_file(sound) == ()
    assert sound.read_bytes() == before


@pytest.mark.parametrize(("statements", "found"), [
    (("UPDATE journal_lines SET base_amount = base_amount + 1 WHERE line_no = 1 AND entry_id = " + ENTRY,),
     ["balances", "entry_hash", "trial_balance", "unbalanced"]),
    (("UPDATE journal_lines SET amount = amount + 1 WHERE entry_id = " + ENTRY,), ["balances", "entry_hash"]),
    ((f"UPDATE journal_lines SET side = iif(side = 'debit', 'credit', 'debit') WHERE entry_id = {ENTRY}",),
     ["balances", "entry_hash"]),
    (("UPDATE journal_lines SET entry_date = '2026-03-11' WHERE line_no = 1 AND entry_id = " + ENTRY,),
     ["line"]),
    (("DELETE FROM journal_lines WHERE line_no = 2 AND entry_id = " + ENTRY,),
     ["balances", "entry_hash", "trial_balance", "unbalanced"]),
    (("UPDATE journal_entries SET description = 'Other' WHERE seq = 3",), ["entry_hash"]),
    (("UPDATE journal_entries SET entry_hash = printf('%064d', 1) WHERE seq = 3",),
     ["entry_chain", "entry_hash"]),
    (("UPDATE journal_entries SET prev_hash = printf('%064d', 1) WHERE seq = 3",), ["entry_chain"]),
    (("UPDATE journal_entries SET seq = 9 WHERE seq = 4",), ["entry_gap", "entry_hash"]),
    (("DELETE FROM journal_lines WHERE entry_id = " + ENTRY, "DELETE FROM journal_entries WHERE seq = 2"),
     ["balances", "entry_chain", "entry_gap", "foreign_key", "number_gap"]),
    (("UPDATE audit_events SET summary = 'x' WHERE seq = 5",), []),
    (("UPDATE audit_events SET action = 'delete' WHERE seq = 5",), ["audit_hash"]),
    (("UPDATE audit_events SET payload = '{}' WHERE seq = (SELECT max(seq) FROM audit_events)",),
     ["audit_hash"]),
    (("DELETE FROM audit_events WHERE seq = 5",), ["audit_chain"]),
    (("UPDATE account_period_balances SET base_debit = base_debit + 1 WHERE base_debit > 0",), ["balances"]),
    (("DELETE FROM account_period_balances WHERE base_credit > 0",), ["balances"]),
    (("UPDATE number_counters SET last_number = last_number + 1",), ["number_gap"]),
    (("UPDATE ap_invoices SET total_amount = '99.000000000', base_total = '99.000000000'",), ["subledger"]),
    (("UPDATE ap_payments SET base_amount = '29.000000000'",), ["subledger"]),
    (("DELETE FROM accounts WHERE code = '6200'",), ["foreign_key"]),
])
def test_each_damage_is_found(copy: Path, statements: tuple[str, ...], found: list[str]) -> None:
    damage(copy, *statements)
    assert codes(copy) == found


def test_a_missing_or_weakened_guard_is_found(copy: Path) -> None:
    with raw_writer(copy) as raw:
        raw.execute("DROP TRIGGER journal_lines_no_update")
        raw.execute("DROP TRIGGER audit_events_no_delete")
        raw.execute("CREATE TRIGGER audit_events_no_delete BEFORE DELETE ON audit_events BEGIN SELECT 1; END")
    assert [(finding.code, finding.message) for finding in check_file(copy)] == [
        ("trigger", "The guard journal_lines_no_update is missing or was changed."),
        ("trigger", "The guard audit_events_no_delete is missing or was changed."),
    ]


def test_findings_name_what_is_wrong(copy: Path) -> None:
    damage(copy,
           "UPDATE journal_lines SET base_amount = base_amount + 12345 WHERE line_no = 1 AND entry_id = "
           + ENTRY)
    messages = {finding.code: finding.message for finding in check_file(copy)}
    assert messages["unbalanced"] == "Entry JE-2026-00002 differs by 1.2345."
    assert messages["entry_hash"] == "Entry JE-2026-00002 was changed after it was posted."


def test_a_broken_index_is_found(copy: Path) -> None:
    with raw_writer(copy) as raw:
        raw.execute("PRAGMA writable_schema = 1")
        raw.execute(
            "UPDATE sqlite_master SET sql = replace(sql, 'name)', 'code)') WHERE name = 'ix_parties_name'"
        )
    assert codes(copy) == ["integrity"]


def test_a_file_too_damaged_to_read_is_said_so(copy: Path) -> None:
    whole = copy.read_bytes()
    copy.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))
    with pytest.raises(StorageError, match="is damaged"):
        check_file(copy)
    copy.write_bytes(whole[:5000])
    with pytest.raises(NotACompanyFile):
        check_file(copy)


def test_entries_dated_in_the_future_are_tied_too(sound: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(sound, tmp_path))
    with Company.open(path, FixedClock(CLOCK.instant)) as company:
        vendor = company.ap.save_vendor(SaveVendor(name="Later")).value.vendor_id
        line = BillLine(account_id=company.kernel.accounts.by_code("6200").id, unit_price=D("5.00"))
        company.ap.record_invoice(RecordInvoice(vendor_id=vendor, invoice_date=date(2027, 12, 1),
                                                lines=(line,)))
    assert check_file(path) == ()
    damage(path, "UPDATE ap_invoices SET base_total = '4.000000000' WHERE base_total = '5.000000000'")
    assert codes(path) == ["subledger"]
