"""Importing bank statements (cash.md R1 to R3, Done means 1, 2 and 10; worked example 3)."""

from __future__ import annotations

from base64 import b64encode
from datetime import date
from decimal import Decimal
from pathlib import Path
from zlib import decompress

import pytest
from sqlalchemy import select

from finance_core.company import Company
from finance_core.errors import InvalidInput, NotFound, RuleViolation
from finance_core.interchange.errors import BankRefused, MappingNeeded
from finance_core.kernel.listing import ListQuery
from finance_core.kernel.orm import AttachmentBlobModel, AttachmentModel, ImportBatchModel
from finance_core.modules.cash.api import (
    BankAccount,
    CreateBankAccount,
    CreateFromLine,
    ImportedStatement,
    LineAction,
    SaveCsvMapping,
    StartReconciliation,
    TransactionType,
    Unmatch,
)
from finance_core.modules.cash.errors import (
    AlreadyImported,
    OtherAccount,
    UnknownAccount,
    UnreadableRows,
    WrongCurrency,
)
from tests.modules.cash_books import Books

pytest_plugins = ("tests.company_fixtures",)
D = Decimal
OURS = Path(__file__).parents[1] / "data" / "bank"
SHARED = Path(__file__).parents[3] / "shared" / "bankfiles"
OFX = (OURS / "checking.ofx").read_bytes()
HEADER = "Date,Text,Amount,Balance\n"
JANUARY = (
    HEADER + "2026-01-05,Coffee,-3.50,96.50\n2026-01-05,Coffee,-3.50,93.00\n2026-01-20,Rent,-40.00,53.00\n"
)
OVERLAP = HEADER + (
    "2026-01-05,Coffee,-3.50,96.50\n2026-01-05,Coffee,-3.50,93.00\n2026-01-20,Rent,-40.00,53.00\n2026-02-03,Sale,20.00,73.00\n"
)


@pytest.fixture
def books(company: Company) -> Books:
    return Books(company)


def imported(
    books: Books, bank: BankAccount | None, content: bytes | str, name: str = "bank.csv", **more: object
) -> ImportedStatement:
    (statement,) = books.cash.import_bank_statement(books.file(bank, name, content, **more)).value
    return statement


def amounts(books: Books, bank: BankAccount) -> list[Decimal]:
    page = books.cash.list_statement_lines(ListQuery(filters={"bank_account_id": bank.id}))
    return [row[page.columns.index("amount")] for row in page.rows]


def test_an_ofx_file_brings_its_lines_once(books: Books) -> None:
    bank = books.bank()
    first = imported(books, bank, OFX, "checking.ofx")
    assert (first.new_lines, first.known_lines, first.opening_balance, first.closing_balance) == (
        3,
        0,
        D("100"),
        D("845"),
    )
    assert (first.sum_difference, first.chain_difference) == (D(0), D(0))
    assert amounts(books, bank) == [D(-5), D(-250), D(1000)]
    with pytest.raises(
        AlreadyImported, match=r"already imported into Main checking on 2026-06-15 as checking\.ofx"
    ):
        imported(books, bank, OFX, "again.ofx")
    second = imported(books, bank, OFX.replace(b"20260201120000", b"20260202120000"), "again.ofx")
    assert (second.new_lines, second.known_lines, second.chain_difference) == (0, 3, D(0))
    assert len(amounts(books, bank)) == 3


def test_the_company_reads_files_in_a_process_of_its_own(company: Company) -> None:
    bank = company.cash.create_bank_account(CreateBankAccount(name="Main checking")).value
    request = {
        "file_name": "checking.ofx",
        "content": b64encode(OFX).decode(),
        "bank_account_id": str(bank.id),
    }
    saved = company.call("cash.import_bank_statement", request)
    assert saved.value[0].new_lines == 3


def test_overlapping_exports_bring_no_line_twice_and_lose_none_of_two_equal_ones(books: Books) -> None:
    bank = books.bank()
    assert imported(books, bank, JANUARY).new_lines == 3
    second = imported(books, bank, OVERLAP, "february.csv")
    assert (second.new_lines, second.known_lines, second.chain_difference) == (1, 3, D(0))
    assert amounts(books, bank) == [D("-3.50"), D("-3.50"), D(-40), D(20)]


def test_a_third_equal_coffee_in_a_later_export_is_new(books: Books) -> None:
    bank = books.bank()
    imported(books, bank, JANUARY)
    coffee = "2026-01-05,Coffee,-3.50,"
    three = f"{HEADER}{coffee}96.50\n{coffee}93.00\n{coffee}89.50\n2026-01-20,Rent,-40.00,49.50\n"
    statement = imported(books, bank, three, "three.csv")
    assert (statement.new_lines, statement.known_lines, statement.probable_duplicates) == (1, 3, 0)


def test_a_bank_that_renumbers_brings_probable_duplicates(books: Books) -> None:
    bank = books.bank()
    imported(books, bank, OFX, "one.ofx")
    renumbered = OFX.replace(b"<FITID>A", b"<FITID>B")
    saved = books.cash.import_bank_statement(books.file(bank, "two.ofx", renumbered))
    assert (saved.value[0].new_lines, saved.value[0].probable_duplicates) == (3, 3)
    assert "3 lines equal an earlier one under another id" in saved.warnings[0]
    assert sorted(books.statuses(bank)) == ["excluded"] * 3 + ["unmatched"] * 3
    assert saved.value[0].chain_difference == D(0)


def test_an_id_used_again_for_another_amount_keeps_both_lines(books: Books) -> None:
    bank = books.bank()
    imported(books, bank, OFX, "one.ofx")
    reused = OFX.replace(b"<TRNAMT>-250.00", b"<TRNAMT>-251.00")
    saved = books.cash.import_bank_statement(books.file(bank, "two.ofx", reused))
    assert saved.value[0].new_lines == 1
    assert any("used the id A2 before" in warning for warning in saved.warnings)
    assert D(-250) in amounts(books, bank)
    assert D(-251) in amounts(books, bank)


def test_missing_days_are_named_and_a_typed_line_fills_them(books: Books) -> None:
    bank = books.bank()
    imported(books, bank, JANUARY)
    march = HEADER + "2026-03-02,Fee,-5.00,60.00\n"
    saved = books.cash.import_bank_statement(books.file(bank, "march.csv", march))
    assert saved.value[0].chain_difference == D(12)
    assert "between 2026-01-20 and 2026-03-02" in saved.warnings[-1]
    books.line(bank, "12", date(2026, 2, 10), "Refund")
    page = books.cash.list_statements(ListQuery(filters={"incomplete": True}))
    assert page.count == 0


def test_a_gap_closes_when_the_missing_file_comes_later(books: Books) -> None:
    bank = books.bank()
    imported(books, bank, JANUARY)
    imported(books, bank, HEADER + "2026-03-02,Fee,-5.00,60.00\n", "march.csv")
    imported(books, bank, HEADER + "2026-02-10,Refund,12.00,65.00\n", "february.csv")
    assert books.cash.list_statements(ListQuery(filters={"incomplete": True})).count == 0


def test_what_was_typed_before_is_a_probable_duplicate(books: Books) -> None:
    bank = books.bank()
    books.line(bank, "-40", date(2026, 1, 20), "Rent of January")
    assert imported(books, bank, JANUARY).probable_duplicates == 1


def test_a_file_of_another_account_is_asked_about(books: Books) -> None:
    bank, savings = books.bank(account_number="000-9999"), books.bank("Savings", account_number="0004711")
    with pytest.raises(OtherAccount, match="account …4711, which belongs to Savings; import there"):
        imported(books, bank, OFX, "checking.ofx")
    there = imported(books, bank, OFX, "checking.ofx", confirm_other_account=True)
    assert there.bank_account_id == savings.id


def test_an_unknown_number_is_asked_about_when_ours_is_known(books: Books) -> None:
    bank = books.bank(account_number="12345678")
    with pytest.raises(OtherAccount, match="is not the number of Main checking"):
        imported(books, bank, OFX, "checking.ofx")
    assert imported(books, bank, OFX, "checking.ofx", confirm_other_account=True).bank_account_id == bank.id


def test_the_number_in_the_file_finds_the_account_next_time(books: Books) -> None:
    bank = books.bank()
    with pytest.raises(UnknownAccount, match="of account …4711"):
        imported(books, None, OFX, "checking.ofx")
    saved = books.cash.import_bank_statement(books.file(bank, "checking.ofx", OFX))
    assert saved.warnings == ("Main checking is recognised by the number …4711 from now on.",)
    later = OFX.replace(b"20260201120000", b"20260202120000")
    assert imported(books, None, later, "later.ofx").bank_account_id == bank.id


def test_another_currency_is_refused(books: Books) -> None:
    bank = books.bank("Euros", currency="EUR")
    with pytest.raises(WrongCurrency, match="The file is in USD, Euros is kept in EUR"):
        imported(books, bank, OFX, "checking.ofx")


def test_unreadable_rows_need_consent(books: Books) -> None:
    bank = books.bank()
    broken = JANUARY + "2026-01-22,Broken,abc,10.00\n"
    with pytest.raises(UnreadableRows, match="1 row of the file cannot be read"):
        imported(books, bank, broken)
    assert books.cash.list_statements(ListQuery()).count == 0
    assert imported(books, bank, broken, accept_problems=True).unread_rows == 1


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"\x00\x01\x02", b"<OFX><BANKMSGSRSV1>"])
def test_a_file_that_is_no_statement_leaves_nothing(books: Books, content: bytes) -> None:
    with pytest.raises(InvalidInput, match="Nothing was imported"):
        imported(books, books.bank(), content)
    assert books.cash.list_statements(ListQuery()).count == 0


def test_a_mapping_is_recognised_by_its_header(books: Books) -> None:
    bank = books.bank()
    content = "When,What,Money\n03/04/2026,Coffee,-3.50\n"
    with pytest.raises(MappingNeeded):
        imported(books, bank, content)
    mapping = {
        "header": ["When", "What", "Money"],
        "date_column": 0,
        "text_columns": [1],
        "amount_column": 2,
        "date_order": "dmy",
        "decimal_mark": ".",
    }
    books.cash.save_csv_mapping(SaveCsvMapping(name="House bank", mapping=mapping, bank_account_id=bank.id))
    assert imported(books, bank, content).statement_date == date(2026, 4, 3)
    assert books.cash.bank_account(bank.id).csv_mapping_name == "House bank"
    assert [info.name for info in books.cash.csv_mappings()] == ["House bank"]
    with pytest.raises(NotFound, match="CSV mapping"):
        imported(books, bank, content, mapping_name="Unknown")


def test_the_file_is_kept_and_the_import_noted(books: Books) -> None:
    bank = books.bank()
    statement = imported(books, bank, JANUARY)
    with books.company.database.reading() as session:
        content = session.scalars(
            select(AttachmentBlobModel.content)
            .join(AttachmentModel, AttachmentModel.sha256 == AttachmentBlobModel.sha256)
            .where(AttachmentModel.subject_id == statement.statement_id)
        ).one()
        batch = session.scalars(select(ImportBatchModel)).one()
    assert decompress(content).decode() == JANUARY
    assert (batch.kind, batch.rows, batch.created, batch.status) == ("cash.bank_statement", 3, 3, "imported")


def test_an_import_is_undone_while_nothing_is_matched(books: Books) -> None:
    bank = books.bank()
    first = imported(books, bank, JANUARY)
    books.cash.undo_import(first.statement_id)
    assert (amounts(books, bank), books.cash.list_statements(ListQuery()).count) == ([], 0)
    again = imported(books, bank, JANUARY)
    line = books.cash.list_statement_lines(ListQuery()).rows[0][0]
    books.cash.create_from_line(
        CreateFromLine(
            statement_line_id=line, action=LineAction.TRANSACTION, transaction_type=TransactionType.FEE
        )
    )
    with pytest.raises(RuleViolation, match="is in use"):
        books.cash.undo_import(again.statement_id)


def test_an_import_is_undone_after_what_it_caused_was(books: Books) -> None:
    bank = books.bank()
    statement = imported(books, bank, JANUARY)
    line = books.cash.list_statement_lines(ListQuery()).rows[0][0]
    fee = CreateFromLine(
        statement_line_id=line, action=LineAction.TRANSACTION, transaction_type=TransactionType.FEE
    )
    books.cash.create_from_line(fee)
    books.cash.unmatch(Unmatch(statement_line_id=line, undo_document=True))
    books.cash.undo_import(statement.statement_id)
    assert amounts(books, bank) == []
    reconciled = imported(books, bank, JANUARY, "again.csv")
    books.cash.start_reconciliation(
        StartReconciliation(bank_account_id=bank.id, statement_id=reconciled.statement_id)
    )
    with pytest.raises(RuleViolation, match="is in use"):
        books.cash.undo_import(reconciled.statement_id)


def test_a_file_of_unknown_accounts_names_them(books: Books) -> None:
    content = "Account,Date,Text,Amount\nDE01,2026-01-05,Coffee,-3.50\nDE02,2026-01-05,Tea,-2.50\n"
    with pytest.raises(InvalidInput, match="of the accounts DE01, DE02; none is known here"):
        imported(books, None, content)


def test_a_preview_imports_nothing(books: Books) -> None:
    bank = books.bank()
    preview = books.company.preview("cash.import_bank_statement", books.file(bank, "bank.csv", JANUARY))
    assert preview.result.value[0].new_lines == 3
    assert [line.amount for line in preview.result.value[0].first_lines] == [D("-3.50"), D("-3.50"), D(-40)]
    assert preview.entries == ()
    assert books.cash.list_statements(ListQuery()).count == 0
    assert imported(books, bank, JANUARY).new_lines == 3


def test_an_import_that_dies_leaves_nothing(books: Books, monkeypatch: pytest.MonkeyPatch) -> None:
    bank = books.bank()

    def dies(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr("finance_core.modules.cash.service.statement_files.keep_file", dies)
        with pytest.raises(KeyboardInterrupt):
            imported(books, bank, JANUARY)
    assert (amounts(books, bank), books.cash.list_statements(ListQuery()).count) == ([], 0)
    assert imported(books, bank, JANUARY).new_lines == 3


def test_content_that_is_not_base64_is_refused(books: Books) -> None:
    request = books.file(books.bank(), "bank.csv", JANUARY).model_copy(update={"content": "%%%"})
    with pytest.raises(InvalidInput, match="base64"):
        books.cash.import_bank_statement(request)


@pytest.mark.parametrize(
    ("file", "currency", "figures"),
    [
        ("ofx1_checking.ofx", "USD", (3, "-59.50", "100.99")),
        ("ofx1_bank_medium.ofx", "CAD", (3, "-345.27", "382.34")),
        ("ofx1_schwab_msmoney.ofx", "USD", (4, "-215.27", "878.47")),
        ("ofx2_suncorp.ofx", "AUD", (1, "-16.85", "1234.12")),
        ("csv_schwab_checking.csv", "USD", (4, "-215.27", None)),
        ("csv_n26.csv", "EUR", (2, "0.00", None)),
    ],
)
def test_public_samples_are_imported_once(
    books: Books, file: str, currency: str, figures: tuple[int, str, str | None]
) -> None:
    """Vectors BNKO-01 to 04, 17 and 19."""
    lines, net, closing = figures
    if not (SHARED / file).exists():
        pytest.skip("the public sample files are not here")
    bank = books.bank("Sample", currency=currency)
    content = (SHARED / file).read_bytes()
    first = imported(books, bank, content, file)
    assert (first.new_lines, sum(amounts(books, bank)), first.sum_difference) == (lines, D(net), D(0))
    if closing is not None:
        assert first.closing_balance == D(closing)
    again = imported(books, bank, content + b"\n", file)
    assert (again.new_lines, again.probable_duplicates) == (0, 0)


def test_a_file_of_two_accounts_is_split(books: Books) -> None:
    """Vector BNKO-05."""
    if not (SHARED / "ofx2_multiple_accounts.ofx").exists():
        pytest.skip("the public sample files are not here")
    first, second = books.bank("First", account_number="9100"), books.bank("Second", account_number="9200")
    saved = books.cash.import_bank_statement(
        books.file(None, "two.ofx", (SHARED / "ofx2_multiple_accounts.ofx").read_bytes())
    )
    assert [(s.bank_account_id, s.closing_balance) for s in saved.value] == [
        (first.id, D(111)),
        (second.id, D(222)),
    ]


def test_an_error_of_the_bank_is_shown(books: Books) -> None:
    """Vector BNKO-06."""
    if not (SHARED / "ofx2_error_message.ofx").exists():
        pytest.skip("the public sample files are not here")
    with pytest.raises(BankRefused):
        imported(books, books.bank(), (SHARED / "ofx2_error_message.ofx").read_bytes(), "error.ofx")
