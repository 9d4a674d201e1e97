"""Company files for tests of bad conditions."""

from __future__ import annotations

import lzma
import shutil
from pathlib import Path

import pytest

from finance_core.company import Company, NewCompany
from tests.company_fixtures import CLOCK, us_answers
from tests.reliability.saves import Books, call, prepare

OLD = Path(__file__).parents[1] / "data" / "schema_1" / "sample.countinghouse.xz"


@pytest.fixture(scope="session")
def kept_books(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed company with one save of every kind; tests copy it."""
    answers: NewCompany = us_answers()
    path = tmp_path_factory.mktemp("books") / "books.countinghouse"
    with Company.create(path, answers, CLOCK) as company:
        prepare(company)
        books = Books.of(company)
        for number in range(1, 13):
            call(books, number)
    return path


@pytest.fixture
def path(kept_books: Path, tmp_path: Path) -> Path:
    """A closed company in a folder of its own."""
    folder = tmp_path / "company"
    folder.mkdir()
    return Path(shutil.copy(kept_books, folder))


@pytest.fixture(scope="session")
def old(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A company as the first released schema wrote it; tests copy it."""
    path = tmp_path_factory.mktemp("old") / "old.countinghouse"
    path.write_bytes(lzma.decompress(OLD.read_bytes()))
    return path
