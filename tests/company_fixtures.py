"""Companies for tests: a real file each, the clock standing still on 15 June 2026."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from finance_core.company import Company, NewCompany
from finance_core.money.clock import FixedClock

CLOCK = FixedClock(datetime(2026, 6, 15, 9, 0, tzinfo=UTC))


def us_answers() -> NewCompany:
    """Return the wizard's answers for the usual test company."""
    return NewCompany(name="Harbour Supplies Inc", currency="USD", country="US", chart="us_gaap",
                      fiscal_year_start=date(2026, 1, 1))


def gb_answers() -> NewCompany:
    """Return the wizard's answers for a company with value added tax."""
    return NewCompany(name="Harbour & Vale Ltd", currency="GBP", country="GB", chart="ifrs",
                      fiscal_year_start=date(2026, 1, 1))


@pytest.fixture(scope="session")
def _templates(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("companies")
    paths = {}
    for name, answers in (("us", us_answers()), ("gb", gb_answers())):
        path = folder / f"{name}.countinghouse"
        Company.create(path, answers, CLOCK).close()
        paths[name] = path
    return paths


def _opened(template: Path, folder: Path) -> Iterator[Company]:
    path = folder / template.name
    shutil.copy(template, path)
    company = Company.open(path, CLOCK)
    yield company
    company.close()


@pytest.fixture
def company(_templates: dict[str, Path], tmp_path: Path) -> Iterator[Company]:
    """A US company in USD, fiscal years 2026 and 2027, empty books."""
    yield from _opened(_templates["us"], tmp_path)


@pytest.fixture
def gb_company(_templates: dict[str, Path], tmp_path: Path) -> Iterator[Company]:
    """A UK company in GBP with VAT codes, fiscal years 2026 and 2027, empty books."""
    yield from _opened(_templates["gb"], tmp_path)
