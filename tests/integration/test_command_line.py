"""The command line as a user runs it: its own process, JSON out, code 2 for a refusal."""

from __future__ import annotations

import base64
import io
import json
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from decimal import Decimal
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
import sqlcipher3.dbapi2 as sqlite

from finance_core.cli import main


def run(*words: str | Path, text: str | None = None) -> tuple[int, str, str]:
    """Run the command line in this process, as `main` would be run in its own."""
    contents_of = [(content or "").encode() for content in (text, "", "")]
    streams = [io.TextIOWrapper(io.BytesIO(content), encoding="utf-8") for content in contents_of]
    arguments = ["countinghouse", *map(str, words)]
    with (
        patch.object(sys, "argv", arguments), patch.object(sys, "stdin", streams[0]),
        redirect_stdout(streams[1]), redirect_stderr(streams[2]), pytest.raises(SystemExit) as ended,
    ):
        main()
    found = []
    for stream in streams[1:]:
        stream.flush()
        found.append(stream.buffer.getvalue().decode())
    code = ended.value.code
    return (code if isinstance(code, int) else 0), found[0], found[1]


def test_it_starts_as_a_program() -> None:
    command = [sys.executable, "-m", "finance_core.cli", "methods", "tax"]
    done = subprocess.run(command, capture_output=True, check=True, timeout=120)  # noqa: S603 - our own program
    assert any(entry["method"] == "tax.save_code" for entry in json.loads(done.stdout))


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("cli") / "Books & more.countinghouse"
    code, out, _ = run("new", path, "--name", "Harbour", "--currency", "EUR", "--chart", "ifrs",
                       "--fiscal-year-start", "2026-01-01", "--country", "IE")
    assert code == 0, out
    assert json.loads(out)["currency"] == "EUR"
    return path


def contents(path: Path) -> dict[str, list[Any]]:
    connection = sqlite.connect(str(path))
    tables = [row[0] for row in connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'search_index_%'"
    )]
    found = {table: connection.execute(f"SELECT * FROM {table}").fetchall() for table in tables}
    connection.close()
    return found


def account(path: Path, code: str) -> str:
    connection = sqlite.connect(str(path))
    key = connection.execute("SELECT hex(id) FROM accounts WHERE code = ?", (code,)).fetchone()[0]
    connection.close()
    return str(key)


def test_a_bill_is_previewed_without_a_trace_and_then_saved(books: Path) -> None:
    code, out, err = run("call", books, "ap.save_vendor", "-", text='{"name": "Acme Paper"}')
    assert code == 0, err
    vendor = json.loads(out)["value"]["vendor_id"]
    bill = json.dumps({"vendor_id": vendor, "invoice_date": "2026-03-02", "invoice_number": "A-1",
                       "lines": [{"account_id": account(books, "6100"), "unit_price": "1250.00"}]})
    before = contents(books)
    code, out, err = run("call", books, "ap.record_invoice", "-", "--preview", text=bill)
    assert code == 0, err
    lines = json.loads(out)["entries"][0]["lines"]
    assert [(line["side"], Decimal(line["amount"])) for line in lines] == [
        ("debit", Decimal(1250)), ("credit", Decimal(1250)),
    ]
    assert contents(books) == before
    code, out, err = run("call", books, "ap.record_invoice", "-", text=bill)
    assert code == 0, err
    after = contents(books)
    grown = {table for table in before if len(after[table]) > len(before[table])}
    assert {"ap_invoices", "ap_invoice_lines", "journal_entries", "journal_lines", "account_period_balances",
            "audit_events"} <= grown
    assert json.loads(out)["entries"][0]["entry_no"] == "JE-2026-00001"


def test_a_refusal_is_json_with_code_two(books: Path) -> None:
    for words in (
        ("call", books, "ap.record_invoice", "missing.json"),
        ("call", books, "ap.no_such_method"),
        ("report", books, "no_such_report"),
        ("report", books, "trial_balance", "--as-of", "31.12.2026"),
        ("import-bank", books, "missing.ofx", "--account", "X"),
        ("new", books, "--name", "Again"),
        ("check", books.with_name("none.countinghouse")),
    ):
        code, _, err = run(*words)
        error = json.loads(err)
        assert code == 2, words
        assert error["message"].endswith("."), words


def test_reports_come_in_every_format(books: Path, tmp_path: Path) -> None:
    starts = {"json": b"{", "csv": b"\xef\xbb\xbf", "xlsx": b"PK", "pdf": b"%PDF", "html": b"<!"}
    for kind, start in starts.items():
        target = tmp_path / f"tb.{kind}"
        command = ("report", books, "trial_balance", "--as-of", "2026-12-31", "--format", kind)
        code, _, err = run(*command, "--out", target)
        assert code == 0, err
        assert target.read_bytes().lstrip().startswith(start), kind


def test_methods_show_the_schema_of_each_request() -> None:
    code, out, err = run("methods", "ap")
    assert code == 0, err
    found = {entry["method"]: entry for entry in json.loads(out)}
    assert "vendor_id" in found["ap.record_invoice"]["request"]["properties"]
    assert found["ap.list_bills"]["writes"] is False


def test_the_sample_company_agrees_and_comes_back_from_its_backup(tmp_path: Path) -> None:
    sample, copy, again = (tmp_path / f"{name}.countinghouse" for name in ("sample", "copy", "again"))
    code, out, err = run("sample", sample, "--entries", "200")
    assert code == 0, err
    assert json.loads(out)["entries"] > 100
    assert run("check", sample)[0] == 0
    assert run("backup", sample, copy)[0] == 0
    assert run("restore", copy, again)[0] == 0
    assert run("check", again)[0] == 0
    connection = sqlite.connect(str(again))
    debit, credit = connection.execute(
        "SELECT sum(base_amount) FILTER (WHERE side = 'debit'), "
        "sum(base_amount) FILTER (WHERE side = 'credit') FROM journal_lines"
    ).fetchone()
    connection.close()
    assert debit == credit > 0


def test_a_tampered_line_is_found(tmp_path: Path) -> None:
    sample = tmp_path / "sample.countinghouse"
    assert run("sample", sample, "--entries", "60")[0] == 0
    connection = sqlite.connect(str(sample))
    connection.execute("DROP TRIGGER journal_lines_no_update")
    connection.execute("UPDATE journal_lines SET memo = 'x', base_amount = base_amount + 100 WHERE id = 1")
    connection.commit()
    connection.close()
    code, out, _ = run("check", sample, "--json")
    codes = {finding["code"] for finding in json.loads(out)}
    assert code == 1
    assert {"trigger", "unbalanced", "entry_hash", "balances", "trial_balance"} <= codes


def test_a_paper_is_attached_to_a_party_and_read_back(books: Path, tmp_path: Path) -> None:
    paper = tmp_path / "certificate.txt"
    paper.write_bytes("Bestätigt".encode())
    code, out, _ = run("call", books, "ap.save_vendor", "-", text='{"name": "Acme"}')
    assert code == 0
    vendor = json.loads(out)["value"]["vendor_id"]
    code, out, _ = run("attach", books, paper, "party", vendor, "--note", "From the vendor")
    assert code == 0
    key = json.loads(out)["value"]["id"]
    code, out, _ = run("call", books, "attachments.open", "-", text=json.dumps(key))
    assert (code, base64.b64decode(json.loads(out)["content"]).decode()) == (0, "Bestätigt")
    code, _, error = run("attach", books, tmp_path / "none.txt", "party", vendor)
    assert (code, json.loads(error)["field"]) == (2, "path")


def test_an_encrypted_company_is_opened_by_passphrase_or_recovery_code(tmp_path: Path) -> None:
    books, secret, wrong = tmp_path / "E.countinghouse", tmp_path / "secret", tmp_path / "wrong"
    secret.write_text("four words of mine\nnot this line\n", encoding="utf-8")
    wrong.write_text("other words of mine", encoding="utf-8")
    code, out, error = run("new", books, "--name", "Locked", "--new-passphrase-file", secret)
    assert code == 0, error
    recovery = json.loads(out)["recovery_code"]
    code, _, error = run("check", books)
    assert (code, json.loads(error)["error"]) == (2, "PassphraseNeeded")
    code, _, error = run("--passphrase-file", wrong, "check", books)
    assert (code, json.loads(error)["error"]) == (2, "WrongPassphrase")
    assert run("--passphrase-file", secret, "check", books)[0] == 0
    secret.write_text(recovery, encoding="utf-8")
    assert run("--passphrase-file", secret, "decrypt", books)[0] == 0
    assert run("check", books)[0] == 0
    code, out, _ = run("encrypt", books, "--new-passphrase-file", wrong)
    assert code == 0
    assert json.loads(out)["recovery_code"] != recovery
    code, _, error = run("encrypt", books, "--new-passphrase-file", tmp_path / "missing")
    assert (code, json.loads(error)["field"]) == (2, "new_passphrase_file")
