"""Attachments and saved views, on a real file."""

from __future__ import annotations

from base64 import b64decode, b64encode
from pathlib import Path
from uuid import UUID

import pytest

from finance_core.company import Company
from finance_core.company.attaching import attachment_of, write_attachment
from finance_core.errors import InvalidInput, NotFound
from finance_core.kernel.attachments import AddAttachment, AttachmentsOf, clean_file_name
from finance_core.kernel.listing import LookupQuery
from finance_core.kernel.models.records import Attachment, ViewKind
from finance_core.kernel.settings import SetSetting
from finance_core.kernel.views import RenameView, SaveView, ViewsOf
from tests.modules.ap_books import Books

NOBODY = UUID(int=7)


@pytest.fixture
def books(company: Company) -> Books:
    return Books.open(company)


def attach(company: Company, subject: tuple[str, UUID], name: str, content: bytes) -> Attachment:
    return company.kernel.attachments.add(AddAttachment(
        subject_type=subject[0], subject_id=subject[1], file_name=name, content=b64encode(content),
    )).value


def names(company: Company, subject: tuple[str, UUID]) -> list[str]:
    found = company.kernel.attachments.list(AttachmentsOf(subject_type=subject[0], subject_id=subject[1]))
    return [info.file_name for info in found]


def stored(company: Company) -> int:
    with company.database.reading() as session:
        return int(session.connection().exec_driver_sql("SELECT count(*) FROM attachment_blobs").scalar_one())


def bill(books: Books) -> tuple[str, UUID]:
    return "ap_invoice", books.bill("2026-03-10", "100.00", invoice_number="A-1").id


def vendor(books: Books) -> tuple[str, UUID]:
    return "party", books.vendor


def test_a_file_is_added_listed_opened_and_written(books: Books, tmp_path: Path) -> None:
    subject, source = bill(books), tmp_path / "scan.pdf"
    source.write_bytes(b"%PDF-1.7 paid")
    books.company.call("attachments.add", attachment_of(source, *subject, note="From the post"))
    (info,) = books.company.kernel.attachments.list(AttachmentsOf(subject_type=subject[0],
                                                                  subject_id=subject[1]))
    assert (info.file_name, info.mime, info.size, info.note) == ("scan.pdf", "application/pdf", 13,
                                                                 "From the post")
    file = books.company.call("attachments.open", str(info.id))
    assert b64decode(file.content) == b"%PDF-1.7 paid"
    assert [write_attachment(file, tmp_path).name for _ in range(2)] == ["scan (2).pdf", "scan (3).pdf"]
    assert (tmp_path / "scan (3).pdf").read_bytes() == b"%PDF-1.7 paid"


def test_a_request_comes_as_json(books: Books) -> None:
    subject = bill(books)
    text = (f'{{"subject_type": "ap_invoice", "subject_id": "{subject[1]}", "file_name": "note.txt", '
            '"content": "aGVsbG8="}')
    key = books.company.call("attachments.add", text.encode()).value.id
    assert b64decode(books.company.kernel.attachments.open(key).content) == b"hello"
    with pytest.raises(InvalidInput) as refused:
        books.company.call("attachments.add", text.replace("aGVsbG8=", "a").encode())
    assert refused.value.field == "content"


def test_the_same_content_is_stored_once(books: Books) -> None:
    company = books.company
    first = attach(company, bill(books), "bill.pdf", b"same")
    attach(company, vendor(books), "copy of bill.pdf", b"same")
    assert stored(company) == 1
    assert [info.file_name for info in company.kernel.attachments.find_by_hash(first.sha256)] == [
        "bill.pdf", "copy of bill.pdf"]
    again = company.kernel.attachments.add(AddAttachment(
        subject_type="party", subject_id=books.vendor, file_name="third.pdf", content=b64encode(b"same")))
    assert again.warnings == ("copy of bill.pdf is attached already.",)
    assert names(company, vendor(books)) == ["copy of bill.pdf"]


def test_removing_hides_it_and_keeps_what_a_posted_document_refers_to(books: Books) -> None:
    company, posted = books.company, bill(books)
    key = attach(company, posted, "bill.pdf", b"proof").id
    company.kernel.attachments.remove(key)
    assert names(company, posted) == []
    assert stored(company) == 1
    with pytest.raises(NotFound):
        company.kernel.attachments.open(key)
    with pytest.raises(NotFound):
        company.kernel.attachments.remove(key)


def test_a_content_nobody_needs_goes_with_its_last_attachment(books: Books) -> None:
    company, party = books.company, vendor(books)
    other = ("party", books.new_vendor("Other Ltd"))
    keys = [attach(company, subject, "logo.png", b"picture").id for subject in (party, other)]
    company.kernel.attachments.remove(keys[0])
    assert stored(company) == 1
    company.kernel.attachments.remove(keys[1])
    assert stored(company) == 0


def test_search_finds_the_name_with_its_document_until_it_is_removed(books: Books) -> None:
    company, subject = books.company, bill(books)
    key = attach(company, subject, "Lieferschein.pdf", b"goods").id
    (hit,) = company.kernel.records.search(LookupQuery(text="lieferschein"))
    assert (hit.subject_type, hit.subject_id, hit.title) == ("ap_invoice", subject[1], "Lieferschein.pdf")
    assert "BILL-2026-00001" in hit.body
    documents = company.kernel.records.search(LookupQuery(text="BILL-2026-00001"))
    assert sum(found.title != "Lieferschein.pdf" and found.subject_id == subject[1]
               for found in documents) == 1
    company.kernel.attachments.remove(key)
    assert company.kernel.records.search(LookupQuery(text="lieferschein")) == ()


def test_too_large_empty_and_unknown_are_refused(books: Books) -> None:
    company, subject = books.company, bill(books)
    company.kernel.settings.set(SetSetting(key="attachments.max_mb", value=1))
    attach(company, subject, "just.bin", bytes(1024 * 1024))
    with pytest.raises(InvalidInput, match=r"big\.bin has 1\.0 MB; at most 1 MB are kept"):
        attach(company, subject, "big.bin", bytes(1024 * 1024 + 1))
    with pytest.raises(InvalidInput, match="is empty"):
        attach(company, subject, "empty.txt", b"")
    with pytest.raises(NotFound, match="There is no ap invoice"):
        attach(company, ("ap_invoice", NOBODY), "a.txt", b"a")
    with pytest.raises(NotFound):
        attach(company, ("ar_invoice", subject[1]), "a.txt", b"a")
    assert stored(company) == 1


def test_a_preview_leaves_no_content(books: Books) -> None:
    kind, key = bill(books)
    books.company.preview("attachments.add", {"subject_type": kind, "subject_id": key, "file_name": "a.txt",
                                              "content": "aGVsbG8="})
    assert stored(books.company) == 0


@pytest.mark.parametrize(("given", "kept"), [
    ("../../etc/passwd", "passwd"),
    ("C:\\temp\\bill.pdf", "bill.pdf"),
    ("a<b>:c?.pdf", "a_b__c_.pdf"),
    ("bill\u202efdp.exe", "billfdp.exe"),
    ("new\nline.txt", "newline.txt"),
    ("trailing. . ", "trailing"),
    ("CON.txt", "_CON.txt"),
    ("console.txt", "console.txt"),
    ("Cafe\u0301.pdf", "Caf\u00e9.pdf"),
    ("x" * 300 + ".pdf", "x" * 251 + ".pdf"),
])
def test_a_file_name_is_cleaned(given: str, kept: str) -> None:
    assert clean_file_name(given) == kept


@pytest.mark.parametrize("given", ["", "..", "folder/", "\u200b", "._."])
def test_a_name_without_a_letter_is_refused(given: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        clean_file_name(given)
    assert refused.value.field == "file_name"


def test_views_are_saved_renamed_listed_and_deleted(company: Company) -> None:
    views = company.kernel.views
    late = views.save(SaveView(screen="ap.bills", name="Late", body={"filters": {"due": "overdue"}})).value
    views.save(SaveView(screen="ap.bills", name="All", body={}, is_favourite=True))
    views.save(SaveView(screen="ar.invoices", name="Late", body={}))
    assert [view.name for view in views.list(ViewsOf(screen="ap.bills"))] == ["All", "Late"]
    assert [view.screen for view in views.list(ViewsOf(favourites=True))] == ["ap.bills"]
    assert views.list(ViewsOf(kind=ViewKind.REPORT)) == ()
    views.rename(RenameView(id=late.id, name="Overdue"))
    changed = SaveView(id=late.id, screen="ap.bills", name="Overdue", body={"columns": ["number"]}, sort=3)
    views.save(changed)
    (kept,) = [view for view in views.list(ViewsOf(screen="ap.bills")) if view.id == late.id]
    assert (kept.name, kept.body, kept.sort) == ("Overdue", {"columns": ["number"]}, 3)
    views.delete(late.id)
    views.delete(late.id)
    assert [view.name for view in views.list(ViewsOf(screen="ap.bills"))] == ["All"]


def test_a_name_is_taken_once_for_a_screen(company: Company) -> None:
    views = company.kernel.views
    views.save(SaveView(screen="ap.bills", name="Late", body={}))
    other = views.save(SaveView(screen="ap.bills", name="Early", body={})).value
    views.save(SaveView(kind=ViewKind.REPORT, screen="ap.bills", name="Late", body={}))
    with pytest.raises(InvalidInput, match="There is a view Late here already"):
        views.save(SaveView(screen="ap.bills", name="Late", body={}))
    with pytest.raises(InvalidInput, match="There is a view Late here already"):
        views.rename(RenameView(id=other.id, name="Late"))
    with pytest.raises(InvalidInput, match="needs a name"):
        views.rename(RenameView(id=other.id, name=" "))
    assert [view.name for view in views.list(ViewsOf(screen="ap.bills"))] == ["Early", "Late", "Late"]
