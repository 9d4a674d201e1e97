"""History of records, rehearsals inside a save, periods and caches, on a real file."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest

from finance_core.company import Company
from finance_core.company.check import check_file
from finance_core.errors import InvalidInput, RuleViolation, StatusMoveRefused
from finance_core.kernel.accounts import MapRole, SaveAccount
from finance_core.kernel.audit import FieldChange
from finance_core.kernel.models.ledger import FiscalPeriod, PeriodStatus
from finance_core.kernel.periods import MovePeriod
from finance_core.kernel.records import SetRate
from finance_core.kernel.settings import SetSetting
from finance_core.modules.ap.api import SaveVendor
from finance_core.money.clock import FixedClock
from tests.unit.finance_core.kernel.ledger_books import D, account, checksums, entry_request, post


def changes(company: Company, key: UUID) -> list[dict[str, tuple[Any, Any]]]:
    return [{change.field: (change.old, change.new) for change in event.changes}
            for event in company.call("audit.history", key)]


def period(company: Company, code: str) -> FiscalPeriod:
    return next(found for found in company.kernel.periods.list_periods() if found.code == code)


def move(company: Company, code: str, status: PeriodStatus, reason: str = "") -> FiscalPeriod:
    return company.kernel.periods.move(MovePeriod(period_id=period(company, code).id, status=status,
                                                  reason=reason))


def test_history_shows_old_and_new_by_field(company: Company) -> None:
    save = SaveAccount(code="6299", name="Postage", subtype="operating_expense")
    key = company.kernel.accounts.save(save).value.id
    changed = save.model_copy(update={"id": key, "name": "Freight", "alt_code": "18"})
    company.kernel.accounts.save(changed)
    assert changes(company, key) == [{}, {"name": ("Postage", "Freight"), "alt_code": (None, "18")}]
    event = company.kernel.audit.history(key)[1]
    assert (event.actor, event.action, event.method) == ("Bookkeeper", "update", "accounts.save")
    assert event.changes[0] == FieldChange(field="alt_code", old=None, new="18")


def test_history_covers_settings_roles_rates_and_vendors(company: Company) -> None:
    company.kernel.settings.set(SetSetting(key="fx.rate_max_age_days", value=3))
    company.kernel.settings.set(SetSetting(key="fx.rate_max_age_days", value=9))
    with company.database.reading() as session:
        key = UUID(bytes=session.connection().exec_driver_sql(
            "SELECT id FROM company_settings WHERE key = 'fx.rate_max_age_days'").scalar_one())
    assert changes(company, key) == [{"value": (7, 3)}, {"value": (3, 9)}]
    bank = account(company, "1000")
    supplies = account(company, "6200")
    role = company.kernel.roles.map(MapRole(role="BANK_FEE_EXPENSE", account_id=bank)).value
    company.kernel.roles.map(MapRole(role="BANK_FEE_EXPENSE", account_id=supplies))
    assert changes(company, role.id)[1] == {"account_id": (str(bank), str(supplies))}
    rate = SetRate(from_currency="EUR", to_currency="USD", rate_date=date(2026, 3, 1), rate=D("1.1"))
    company.kernel.records.set_rate(rate)
    saved = company.kernel.records.set_rate(rate.model_copy(update={"rate": D("1.25")})).value
    assert changes(company, saved.id) == [{}, {"rate": ("1.1", "1.25")}]
    vendor = company.ap.save_vendor(SaveVendor(name="Acme")).value
    company.ap.save_vendor(SaveVendor(id=vendor.id, code=vendor.code, name="Acme Ltd"))
    assert {"name": ("Acme", "Acme Ltd")} in changes(company, vendor.vendor_id)


def test_the_chain_still_verifies(company: Company) -> None:
    move(company, "2026-01", PeriodStatus.CLOSED)
    assert changes(company, period(company, "2026-01").id)[-1]["status"] == ("open", "closed")
    company.close()
    assert check_file(company.path) == ()


def test_an_attempt_taken_back_leaves_no_change(company: Company) -> None:
    save = SaveAccount(code="6299", name="Postage", subtype="operating_expense")
    key = company.kernel.accounts.save(save).value.id
    renamed = save.model_copy(update={"id": key, "name": "Freight"})
    with company.database.transaction() as unit:
        with suppress(RuleViolation), unit.attempt():
            company.kernel.accounts.save(renamed)
            raise RuleViolation("No.")
        company.kernel.accounts.save(save.model_copy(update={"id": key, "alt_code": "18"}))
    assert changes(company, key) == [{}, {"alt_code": (None, "18")}]


def test_closing_and_locking_need_no_reason_reopening_and_unlocking_do(company: Company) -> None:
    closed = move(company, "2026-01", PeriodStatus.CLOSED)
    company.database.clock = FixedClock(datetime(2026, 7, 1, 9, 0, tzinfo=UTC))
    locked = move(company, "2026-01", PeriodStatus.LOCKED)
    assert closed.closed_at == locked.closed_at == datetime(2026, 6, 15, 9, 0, tzinfo=UTC)
    with pytest.raises(InvalidInput, match="Say why 2026-01 is unlocked"):
        move(company, "2026-01", PeriodStatus.CLOSED)
    assert move(company, "2026-01", PeriodStatus.CLOSED, "Audit").closed_at == closed.closed_at
    with pytest.raises(InvalidInput, match="Say why 2026-01 is reopened"):
        move(company, "2026-01", PeriodStatus.OPEN)
    assert move(company, "2026-01", PeriodStatus.OPEN, "A late bill").closed_at is None
    with pytest.raises(StatusMoveRefused):
        move(company, "2026-01", PeriodStatus.LOCKED)
    actions = [event.action.value for event in company.kernel.audit.history(period(company, "2026-01").id)]
    assert actions == ["close", "close", "reopen", "reopen"]


def test_a_rehearsal_inside_a_save_takes_back_only_itself(company: Company) -> None:
    posting = company.kernel.posting
    with company.database.transaction() as unit:
        kept = posting.post(unit, entry_request(company))
        unit.warn("Kept.")
        with company.database.rehearse() as inner:
            assert inner is unit
            tried = posting.post(inner, entry_request(company))
            company.kernel.accounts.save(SaveAccount(code="6299", name="Postage",
                                                     subtype="operating_expense"))
            inner.warn("Gone.")
        assert ([entry.id for entry in unit.posted], unit.warnings) == ([kept.id], ["Kept."])
        after = posting.post(unit, entry_request(company))
    assert (tried.entry_no, after.entry_no) == ("JE-2026-00002", "JE-2026-00002")
    assert len(company.kernel.records.entries_of(tried.source_id)) == 0
    company.close()
    assert check_file(company.path) == ()


def test_a_preview_inside_a_save_shows_only_its_own_entries(company: Company) -> None:
    with company.database.transaction():
        post(company)
        preview = company.preview("accounts.save", {"code": "6299", "name": "Postage",
                                                    "subtype": "operating_expense"})
    assert preview.entries == ()


def test_a_refused_rehearsal_inside_a_save_lets_the_save_go_on(company: Company) -> None:
    before = checksums(company)
    bad = SaveAccount(code="1", name="x", subtype="unknown")
    with suppress(RuleViolation), company.database.transaction() as unit:
        with suppress(InvalidInput), company.database.rehearse():
            company.kernel.accounts.save(bad)
        assert company.kernel.posting.post(unit, entry_request(company)).entry_no == "JE-2026-00001"
        raise RuleViolation("Stop.")
    assert checksums(company) == before


def test_tax_and_cash_see_what_a_rehearsal_took_back(company: Company) -> None:
    company.preview("cash.create_bank_account", {"name": "Tried", "currency": "USD",
                                                 "account_id": account(company, "1000")})
    with company.database.transaction() as unit:
        assert company.cash._bank_ledgers(unit) == {}
    company.call("cash.create_bank_account", {"name": "Main", "currency": "USD",
                                              "account_id": account(company, "1000")})
    with company.database.transaction() as unit:
        assert [ledger.name for ledger in company.cash._bank_ledgers(unit).values()] == ["Main"]
