"""Units of work, previews, attempts, repeated requests, numbers, rates, settings and search."""

from __future__ import annotations

import threading
from contextlib import suppress
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from finance_core.company import Company
from finance_core.errors import CountinghouseError, InvalidInput, NotFound, RuleViolation, StatusMoveRefused
from finance_core.kernel.errors import MissingRate
from finance_core.kernel.kernel import SeriesSpec
from finance_core.kernel.listing import ListQuery, LookupQuery
from finance_core.kernel.models.ledger import PeriodStatus
from finance_core.kernel.models.master import NumberSeries, Party, PartyStatus, SeriesReset
from finance_core.kernel.orm import AccountModel, NumberSeriesModel
from finance_core.kernel.periods import CreateYear, MovePeriod
from finance_core.kernel.records import SaveDraft, SetRate
from finance_core.kernel.settings import SetSetting
from finance_core.modules.ap.api import BillLine, RecordInvoice, RecordPayment, SaveVendor
from finance_core.money.ids import new_id
from tests.unit.finance_core.kernel.ledger_books import D, checksums, entry_request, post


def add_series(company: Company, code: str, pattern: str, reset: SeriesReset) -> None:
    spec = SeriesSpec(code=code, pattern=pattern, reset=reset)
    with company.database.transaction() as unit:
        unit.add(NumberSeriesModel.from_dto(spec.new(), created_by_id=unit.actor_id))


def draw(company: Company, code: str, on: str) -> str:
    with company.database.transaction() as unit:
        return company.kernel.numbers.next(unit, code, date.fromisoformat(on))


def test_example_3_numbers(company: Company) -> None:
    company.kernel.periods.create_year(CreateYear(start_date=date(2028, 1, 1)))
    add_series(company, "TEST", "INV-{YYYY}-{SEQ:5}", SeriesReset.CALENDAR_YEAR)
    assert draw(company, "TEST", "2027-02-01") == "INV-2027-00001"
    with suppress(RuleViolation), company.database.transaction() as unit:
        assert company.kernel.numbers.next(unit, "TEST", date(2027, 2, 2)) == "INV-2027-00002"
        raise RuleViolation("The save is refused.")
    assert draw(company, "TEST", "2027-02-03") == "INV-2027-00002"
    assert draw(company, "TEST", "2026-12-31") == "INV-2026-00001"


@pytest.mark.parametrize(("pattern", "reset", "dates", "numbers"), [
    ("{YY}{MM}-{SEQ:3}", SeriesReset.MONTH, ("2026-01-31", "2026-02-01", "2026-02-02"),
     ("2601-001", "2602-001", "2602-002")),
    ("N{SEQ}", SeriesReset.NEVER, ("2026-01-31", "2027-02-01"), ("N1", "N2")),
    ("{FY}/{SEQ:2}", SeriesReset.FISCAL_YEAR, ("2026-06-01", "2027-06-01"), ("2026/01", "2027/01")),
    ("", SeriesReset.NEVER, ("2026-06-01", "2027-06-01"), ("1", "2")),
])
def test_patterns(
    company: Company, pattern: str, reset: SeriesReset, dates: tuple[str, ...], numbers: tuple[str, ...]
) -> None:
    add_series(company, "TEST", pattern, reset)
    assert tuple(draw(company, "TEST", on) for on in dates) == numbers


def test_an_unknown_series_and_a_bare_counter(company: Company) -> None:
    with pytest.raises(NotFound, match="There is no number series with the key NONE"):
        draw(company, "NONE", "2026-01-01")
    add_series(company, "MOVE", "", SeriesReset.NEVER)
    with company.database.transaction() as unit:
        assert [company.kernel.numbers.next_value(unit, "MOVE") for _ in range(2)] == [1, 2]


def test_a_pattern_changed_in_a_save_that_failed_stays_as_it_was(company: Company) -> None:
    add_series(company, "TEST", "A{SEQ}", SeriesReset.NEVER)
    with suppress(RuleViolation), company.database.transaction() as unit:
        row = unit.session.query(NumberSeriesModel).filter_by(code="TEST").one()
        row.pattern = "B{SEQ}"
        unit.session.flush()
        assert company.kernel.numbers.next(unit, "TEST", date(2026, 1, 1)) == "B1"
        raise RuleViolation("The save is refused.")
    assert draw(company, "TEST", "2026-01-01") == "A1"


def set_rate(company: Company, on: str, source: str, rate: str, **facts: Any) -> None:
    company.kernel.records.set_rate(
        SetRate(from_currency=source, to_currency="USD", rate_date=date.fromisoformat(on), rate=D(rate),
                **facts)
    )


def test_example_4_rates(company: Company) -> None:
    set_rate(company, "2027-03-29", "EUR", "1.1000")
    set_rate(company, "2027-03-31", "GBP", "1.2500")
    on, fx = date(2027, 3, 31), company.kernel.fx
    with company.database.transaction() as unit:
        inverse = fx.rate(unit, "USD", "EUR", on)
        cross = fx.rate(unit, "EUR", "GBP", on)
        assert (round(D("1000.00") * inverse.rate, 2), inverse.on, inverse.source) == (
            D("909.09"), date(2027, 3, 29), "inverse of hand",
        )
        assert (round(D("250.00") * cross.rate, 2), cross.rate, cross.via) == (D("220.00"), D("0.88"), "USD")
        assert fx.rate(unit, "EUR", "EUR", on).rate == 1
        with pytest.raises(MissingRate, match=r"Rate JPY→USD for 2027-03-31 is missing\. Enter it"):
            fx.rate(unit, "JPY", "USD", on)
        with pytest.raises(MissingRate,
                           match=r"Rate EUR→USD for 2027-04-06 is missing \(newest 2027-03-29\)"):
            fx.rate(unit, "EUR", "USD", date(2027, 4, 6))
        assert fx.rate(unit, "EUR", "USD", date(2027, 4, 5)).rate == D("1.1")
        with pytest.raises(InvalidInput, match="“100” is no currency in use") as refused:
            fx.rate(unit, "100", "USD", on)
        assert refused.value.field == "currency"


def test_a_rate_can_be_quoted_for_a_hundred(company: Company) -> None:
    set_rate(company, "2026-03-01", "JPY", "0.67", per=100)
    with company.database.transaction() as unit:
        assert company.kernel.fx.rate(unit, "JPY", "USD", date(2026, 3, 1)).rate == D("0.0067")
    with pytest.raises(InvalidInput, match="A rate is above zero"):
        set_rate(company, "2026-03-01", "JPY", "0")


def bill_request(company: Company) -> RecordInvoice:
    vendor = company.ap.save_vendor(SaveVendor(name="Acme")).value.vendor_id
    line = BillLine(account_id=company.kernel.accounts.by_code("6200").id, unit_price=D("50.00"))
    return RecordInvoice(vendor_id=vendor, invoice_date=date(2026, 3, 1), lines=(line,))


def test_a_preview_shows_the_entries_and_leaves_nothing(company: Company) -> None:
    request = bill_request(company)
    before = checksums(company)
    preview = company.preview("ap.record_invoice", request)
    assert [(line.account_code, line.base_amount) for line in preview.entries[0].lines] == [
        ("6200", D("50.00")), ("2000", D("50.00")),
    ]
    assert preview.result.value.internal_number == "BILL-2026-00001"
    assert checksums(company) == before
    assert company.ap.record_invoice(request).value.internal_number == "BILL-2026-00001"


def test_a_refused_preview_leaves_nothing_either(company: Company) -> None:
    request = bill_request(company).model_copy(update={"invoice_date": date(2031, 1, 1)})
    before = checksums(company)
    with pytest.raises(RuleViolation):
        company.preview("ap.record_invoice", request)
    assert checksums(company) == before


def test_a_previewed_setting_is_not_remembered(company: Company) -> None:
    company.preview("settings.set", SetSetting(key="company.name", value="Other"))
    assert company.name == "Harbour Supplies Inc"


def test_nobody_is_told_of_a_preview_or_a_failure_but_of_a_save(company: Company) -> None:
    told: list[frozenset[str]] = []
    stop = company.subscribe(told.append)
    request = bill_request(company)
    told.clear()
    company.preview("ap.record_invoice", request)
    with suppress(CountinghouseError):
        company.ap.record_invoice(request.model_copy(update={"lines": ()}))
    assert told == []
    company.ap.record_invoice(request)
    assert len(told) == 1
    assert {"ap_invoices", "ap_invoice_lines", "journal_entries", "journal_lines", "audit_events"} <= told[0]
    stop()
    post(company)
    assert len(told) == 1


def test_a_repeated_request_is_answered_without_saving_again(company: Company) -> None:
    request = bill_request(company).model_copy(update={"request_id": new_id()})
    first = company.ap.record_invoice(request)
    before = checksums(company)
    again = company.ap.record_invoice(request)
    assert again == first
    assert checksums(company) == before
    payment = RecordPayment(vendor_id=request.vendor_id, payment_date=date(2026, 3, 2), amount=D(1),
                            bank_account_id=new_id(), request_id=request.request_id)
    with pytest.raises(InvalidInput, match=r"This request id was used by ap\.record_invoice"):
        company.ap.record_payment(payment)


def test_a_failed_attempt_undoes_its_part_only(company: Company) -> None:
    with company.database.transaction() as unit:
        kept = company.kernel.posting.post(unit, entry_request(company))
        unit.warn("kept")
        with suppress(RuleViolation), unit.attempt():
            lost = company.kernel.posting.post(unit, entry_request(company))
            company.kernel.settings.put(unit, "company.name", "Lost")
            assert company.name == "Lost"
            unit.warn("lost")
            raise RuleViolation("This part is refused.")
        assert company.name == "Harbour Supplies Inc"
        with unit.attempt():
            company.kernel.posting.post(unit, entry_request(company))
        saved = unit.saved(None)
    assert saved.warnings == ("kept",)
    assert [entry.entry_no for entry in saved.entries] == ["JE-2026-00001", "JE-2026-00002"]
    assert saved.entries[0].id == kept.id
    with pytest.raises(NotFound):
        company.kernel.records.entry(lost.id)


def test_a_service_inside_another_joins_its_save(company: Company) -> None:
    request = bill_request(company)
    before = checksums(company)
    with suppress(RuntimeError), company.database.transaction():
        company.ap.record_invoice(request)
        raise RuntimeError("the outer save fails")
    assert checksums(company) == before


def test_readers_see_only_what_is_committed(company: Company) -> None:
    seen: list[int] = []

    def read() -> None:
        seen.append(company.kernel.accounts.list_accounts(ListQuery(text="Brand new")).count or 0)

    with company.database.transaction() as unit:
        row = unit.session.query(AccountModel).filter_by(code="6300").one()
        row.name = "Brand new"
        unit.session.flush()
        assert company.kernel.accounts.list_accounts(ListQuery(text="Brand new")).count == 1
        thread = threading.Thread(target=read)
        thread.start()
        thread.join()
    read()
    assert seen == [0, 1]


def test_settings_are_typed_audited_and_limited_to_known_keys(company: Company) -> None:
    settings = company.kernel.settings
    assert settings.get("ap.cost_of_money") == D("0.12")
    changed = settings.set(SetSetting(key="ap.approval_from_amount", value="1000.50"))
    assert (changed.value, settings.get("ap.approval_from_amount"),
            changed.is_changed) == (D("1000.50"), D("1000.50"), True)
    with pytest.raises(InvalidInput, match=r"does not fit ap\.next_run_days"):
        settings.set(SetSetting(key="ap.next_run_days", value="soon"))
    with pytest.raises(NotFound):
        settings.set(SetSetting(key="no.such", value=1))
    with pytest.raises(NotFound):
        settings.get("no.such")
    audited = company.kernel.records.list_audit(ListQuery(text="approval_from"))
    assert "ap.approval_from_amount = 1000.50" in audited.rows[0]
    assert {setting.key for setting in settings.list_settings()
            if setting.is_changed} >= {"ap.approval_from_amount"}


def test_the_base_currency_is_fixed_once_something_is_posted(company: Company) -> None:
    change = SetSetting(key="company.base_currency", value="EUR")
    company.preview("settings.set", change)
    with pytest.raises(InvalidInput, match="XXQ"):
        company.kernel.settings.set(SetSetting(key="company.base_currency", value="XXQ"))
    post(company)
    with pytest.raises(RuleViolation, match="their currency can no longer change"):
        company.kernel.settings.set(change)


def test_periods_move_by_their_table_and_reopening_needs_a_reason(company: Company) -> None:
    periods = company.kernel.periods
    key = next(p.id for p in periods.list_periods() if p.code == "2026-01")
    closed = periods.move(MovePeriod(period_id=key, status=PeriodStatus.CLOSED))
    assert closed.closed_by_id == company.database.actor_id
    with pytest.raises(StatusMoveRefused, match="2026-01 is closed and cannot become closing"):
        periods.move(MovePeriod(period_id=key, status=PeriodStatus.CLOSING))
    with pytest.raises(InvalidInput, match="Say why 2026-01 is reopened"):
        periods.move(MovePeriod(period_id=key, status=PeriodStatus.OPEN))
    assert periods.move(MovePeriod(period_id=key, status=PeriodStatus.OPEN,
                                   reason="late bill")).closed_at is None


@pytest.mark.parametrize(("start", "error", "text"), [
    (date(2028, 1, 2), InvalidInput, "starts on the first of a month"),
    (date(2027, 7, 1), RuleViolation, "overlaps fiscal year FY2027"),
])
def test_a_year_that_does_not_fit_is_refused(
    company: Company, start: date, error: type[Exception], text: str
) -> None:
    with pytest.raises(error, match=text):
        company.kernel.periods.create_year(CreateYear(start_date=start))


def test_a_broken_fiscal_year_is_named_by_its_end(company: Company) -> None:
    year = company.kernel.periods.create_year(CreateYear(start_date=date(2028, 7, 1)))
    codes = [p.code for p in company.kernel.periods.list_periods() if p.fiscal_year_id == year.id]
    assert (year.code, codes[0], codes[-1]) == ("FY2029", "2028-07", "2029-ADJ")


def test_search_finds_words_numbers_and_amounts_of_any_sign(company: Company) -> None:
    request = bill_request(company).model_copy(update={"invoice_number": "RE-4711",
                                                       "description": "Größere Kiste"})
    bill = company.ap.record_invoice(request).value
    for words in ("RE-4711", "großere kis", "acme", "50.00", "-50", "50,00", "BILL-2026-00001"):
        assert bill.id in {hit.subject_id
                           for hit in company.kernel.records.search(LookupQuery(text=words))}, words
    assert company.kernel.records.search(LookupQuery(text="50.01")) == ()
    assert company.kernel.records.search(LookupQuery(text=" ")) == ()
    assert company.kernel.records.search(LookupQuery(text='" OR *')) == ()


def test_drafts_stand_outside_the_ledger(company: Company) -> None:
    key = new_id()
    for title in ("First", "Second"):
        company.kernel.records.save_draft(SaveDraft(id=key, kind="gl.journal", title=title,
                                                    body={"lines": [1]}))
    drafts = company.kernel.records.drafts("gl.journal")
    assert [(draft.title, draft.body) for draft in drafts] == [("Second", {"lines": [1]})]
    company.kernel.records.delete_draft(key)
    company.kernel.records.delete_draft(key)
    assert company.kernel.records.drafts("gl.journal") == ()


def test_a_party_keeps_its_roles_and_what_another_form_does_not_know(company: Company) -> None:
    party = Party(id=new_id(), code="ACME", name="Acme", is_customer=True, vat_id="GB1", note="pays late",
                  tax_id="T1")
    with company.database.transaction() as unit:
        company.kernel.parties.store(unit, party)
    vendor = company.ap.save_vendor(SaveVendor(name="Acme Ltd", party_id=party.id, city="York",
                                               code="ACME")).value
    stored = company.kernel.parties.party(party.id)
    assert (stored.is_customer, stored.is_vendor, stored.vat_id, stored.note,
            stored.tax_id) == (True, True, "GB1", "pays late", "T1")
    company.ap.save_vendor(SaveVendor(id=vendor.id, name="Acme Ltd", code="ACME", street="1 High Street"))
    with company.database.reading() as session:
        address = company.kernel.parties.address(session, party.id)
    assert address is not None
    assert address.street1 == "1 High Street"
    with pytest.raises(InvalidInput,
                       match="ACME is already Acme Ltd"), company.database.transaction() as unit:
        company.kernel.parties.store(unit, Party(id=new_id(), code="ACME", name="Other"))
    with company.database.transaction() as unit:
        company.kernel.parties.store(unit, replace(stored, status=PartyStatus.BLOCKED))
        with pytest.raises(InvalidInput, match="Acme Ltd is blocked"):
            company.kernel.parties.require(unit, party.id, "party_id")


def test_a_vendor_keeps_what_the_form_does_not_show(company: Company) -> None:
    vendor = company.ap.save_vendor(SaveVendor(name="Acme", bank_account_number="1",
                                               payment_term_id=None)).value
    changed = company.ap.save_vendor(SaveVendor(id=vendor.id, name="Acme", bank_account_number="2")).value
    assert changed.bank_details_changed_at is not None
    again = company.ap.save_vendor(SaveVendor(id=vendor.id, name="Acme Inc", bank_account_number="2")).value
    assert (again.bank_details_changed_at, again.code) == (changed.bank_details_changed_at, vendor.code)
    assert company.ap.vendor_form(vendor.id).name == "Acme Inc"


def test_the_series_of_a_new_company(company: Company) -> None:
    with company.database.reading() as session:
        series: list[NumberSeries] = [row.to_dto() for row in session.query(NumberSeriesModel)]
    gapless = {row.code for row in series if row.gapless}
    assert {"JE", "AR-INV"} <= gapless
    assert {"AP-BILL", "AP-PAY", "CASH-TX"} <= {row.code for row in series}
