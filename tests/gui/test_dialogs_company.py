"""From the first page to an open company: the wizard by keys on real files, and every refusal."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from desktop_app.app import Application
from desktop_app.dialogs import files
from desktop_app.dialogs.new_company import NewCompanyPage
from desktop_app.dialogs.open_company import OpenFailedPage
from desktop_app.dialogs.welcome import WelcomePage
from desktop_app.dialogs.wizard_lists import COUNTRIES, CURRENCIES, code_of, find, key_of
from desktop_app.theme.theme import Theme
from desktop_app.views.dashboard import Dashboard
from finance_core.company import Company, NewCompany
from finance_core.errors import FileLocked
from finance_core.kernel.listing import LookupQuery
from finance_core.money.clock import FixedClock
from tests.gui.keys import CONTROL, ENTER, ESC, TAB, focused, press, type_keys
from tests.gui.shell_company import NOON
from tests.gui.shell_desk import close_application, make_application, show_window

T = TypeVar("T")


@pytest.fixture
def application(
    qtbot: QtBot, tmp_path: Path, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Application]:
    monkeypatch.setattr(files, "documents", lambda: tmp_path)
    made = make_application(tmp_path, theme)
    show_window(qtbot, made.window)
    made.show_welcome()
    yield made
    if made.session is not None:
        made.session.company.close()
    close_application(made)


def page(application: Application, kind: type[T]) -> T:
    found = application.window.pages.current
    assert isinstance(found, kind)
    return found


def wizard(application: Application) -> NewCompanyPage:
    press(Qt.Key.Key_N, CONTROL)
    return page(application, NewCompanyPage)


def fill_by_keys(made: NewCompanyPage, name: str = "Harbour & Vale") -> None:
    """Answer every page by keys: the name is typed, the country by its letters, the rest is proposed."""
    type_keys(name, ENTER, "united k", ENTER)
    press(ENTER, CONTROL)
    assert made.step == 1
    press(ENTER, CONTROL)
    assert made.step == 2
    press(ENTER, CONTROL)
    assert made.step == 3


def test_a_company_is_made_by_keys_and_opens(application: Application, tmp_path: Path) -> None:
    fill_by_keys(wizard(application))
    press(ENTER, CONTROL)
    page(application, Dashboard)
    session = application.session
    assert session is not None
    assert session.path == (tmp_path / "Harbour & Vale.countinghouse").resolve()
    settings = {setting.key: setting.value for setting in session.company.call("settings.list_settings")}
    assert settings["company.base_currency"] == "GBP"
    assert settings["company.country"] == "GB"
    assert settings["company.framework"] == "ifrs"
    assert application.window.status.fact("period") == "June 2026: open"
    assert application.memory.recent_files() == [str(session.path)]


def test_the_country_proposes_currency_and_chart_until_they_are_chosen(application: Application) -> None:
    made = wizard(application)
    type_keys("A", ENTER, "united k", ENTER)
    assert (made.values()["currency"], made.values()["chart"]) == ("GBP", "ifrs")
    press(ENTER, CONTROL)
    type_keys("eur", ENTER)
    assert made.values()["currency"] == "EUR"
    press(ESC)
    type_keys(TAB, "us", ENTER)
    assert made.values()["country"] == "US"
    assert (made.values()["currency"], made.values()["chart"]) == ("EUR", "us_gaap")


def test_the_chart_is_shown_as_a_tree(application: Application) -> None:
    made = wizard(application)
    type_keys("A")
    press(ENTER, CONTROL)
    press(ENTER, CONTROL)
    model = made.chart.model()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert model.index(0, 0).data() == "1  Assets"
    assert model.rowCount(model.index(0, 0)) > 5
    assert made.chart.count > 100


def test_a_company_without_a_name_is_refused_on_its_page(application: Application) -> None:
    made = wizard(application)
    press(ENTER, CONTROL)
    assert made.step == 0
    assert made.grids[0].boxes["name"].error == "Name of the company is needed."


def test_a_fiscal_year_from_mid_month_is_refused_by_the_core_at_its_field(
    application: Application,
    tmp_path: Path,
) -> None:
    made = wizard(application)
    type_keys("Harbour")
    press(ENTER, CONTROL)
    start = made.grids[1].boxes["fiscal_year_start"].editor
    start.setFocus()
    start.selectAll()
    type_keys("15-1-2026")
    for _ in range(3):
        press(ENTER, CONTROL)
    shown = made.grids[1].boxes["fiscal_year_start"].error or made.notice.text
    assert "first of a month" in shown
    assert list(tmp_path.glob("*.countinghouse*")) == []
    assert made.values()["name"] == "Harbour"


def test_an_existing_file_is_never_overwritten(application: Application, tmp_path: Path) -> None:
    (tmp_path / "taken.countinghouse").write_bytes(b"mine")
    made = wizard(application)
    fill_by_keys(made)
    path = made.grids[3].boxes["path"].editor
    path.setFocus()
    path.selectAll()
    type_keys(str(tmp_path / "taken"))
    press(ENTER, CONTROL)
    assert "exists already" in made.grids[3].boxes["path"].error
    assert (tmp_path / "taken.countinghouse").read_bytes() == b"mine"
    assert made.next.isEnabled()


def test_a_free_name_is_proposed(application: Application, tmp_path: Path) -> None:
    (tmp_path / "Harbour & Vale.countinghouse").write_bytes(b"mine")
    made = wizard(application)
    fill_by_keys(made)
    assert made.values()["path"] == str(tmp_path / "Harbour & Vale2.countinghouse")


def test_escape_goes_back_page_by_page_and_then_away(application: Application) -> None:
    made = wizard(application)
    type_keys("A")
    press(ENTER, CONTROL)
    press(ESC)
    assert made.step == 0
    press(ESC)
    page(application, WelcomePage)


@pytest.mark.parametrize(
    ("method", "typed", "first"),
    [
        (COUNTRIES, "germ", "DE"),
        (COUNTRIES, "de", "DE"),
        (COUNTRIES, "united k", "GB"),
        (CURRENCIES, "usd", "USD"),
        (CURRENCIES, "swiss fr", "CHF"),
    ],
)
def test_countries_and_currencies_are_found_by_code_and_words(method: str, typed: str, first: str) -> None:
    assert find(method, LookupQuery(text=typed))[0].code == first


def test_a_code_survives_as_an_id() -> None:
    assert code_of(key_of("GB")) == "GB"
    assert find(COUNTRIES, LookupQuery(id=key_of("GB")))[0].name == "United Kingdom"


def made_file(tmp_path: Path) -> Path:
    path = tmp_path / "books.countinghouse"
    answers = NewCompany(name="Books", fiscal_year_start=date(2026, 1, 1))
    Company.create(path, answers, FixedClock(NOON)).close()
    return path


def test_a_recent_file_opens_by_enter(application: Application, tmp_path: Path) -> None:
    path = made_file(tmp_path)
    application.memory.remember_file(str(path))
    application.show_welcome()
    first = page(application, WelcomePage)
    assert focused() is first.recent[0]
    press(ENTER)
    page(application, Dashboard)


def test_tab_reaches_every_choice_from_a_recent_file(application: Application, tmp_path: Path) -> None:
    application.memory.remember_file(str(made_file(tmp_path)))
    application.show_welcome()
    first, reached = page(application, WelcomePage), set()
    for _ in range(8):
        press(TAB)
        reached.add(focused())
    assert reached >= {first.new, first.open, first.sample, first.bring, first.restore, first.recent[0]}


def test_a_recent_file_that_is_gone_cannot_be_chosen(application: Application, tmp_path: Path) -> None:
    application.memory.remember_file(str(tmp_path / "gone.countinghouse"))
    application.show_welcome()
    first = page(application, WelcomePage)
    assert not first.recent[0].isEnabled()
    assert focused() is first.new


@pytest.mark.parametrize(
    ("content", "sentence"),
    [(b"", "it is empty"), (b"PK\x03\x04 a spreadsheet, perhaps", "is not a Countinghouse company file")],
)
def test_a_file_of_another_kind_is_refused_in_plain_words(
    application: Application,
    tmp_path: Path,
    content: bytes,
    sentence: str,
) -> None:
    path = tmp_path / "books.countinghouse"
    path.write_bytes(content)
    application.open_file(path)
    assert sentence in page(application, OpenFailedPage).message.text()
    assert path.read_bytes() == content


def test_a_missing_file_is_refused_and_forgotten(application: Application, tmp_path: Path) -> None:
    path = tmp_path / "gone.countinghouse"
    application.memory.remember_file(str(path))
    application.open_file(path)
    page(application, OpenFailedPage)
    assert application.memory.recent_files() == []
    press(ESC)
    page(application, WelcomePage)


def test_a_locked_file_names_its_holder_and_can_be_read(application: Application, tmp_path: Path) -> None:
    path = made_file(tmp_path)
    application.refuse(path, FileLocked(str(path), "Countinghouse, process 4711 on desk"))
    failed = page(application, OpenFailedPage)
    assert "process 4711 on desk" in failed.message.text()
    assert focused() is failed.read_only
    reached = set()
    for _ in range(6):
        press(TAB)
        reached.add(focused())
    assert reached >= {failed.back, failed.other, failed.again, failed.read_only}
    failed.read_only.setFocus()
    press(ENTER)
    page(application, Dashboard)
    assert application.window.status.fact("mode") == "Read-only"


def test_opening_asks_for_the_file(
    application: Application,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = made_file(tmp_path)
    monkeypatch.setattr(files, "ask_open", lambda _parent, _title: path)
    press(Qt.Key.Key_O, CONTROL)
    page(application, Dashboard)


def test_two_companies_after_another(application: Application, tmp_path: Path) -> None:
    path = made_file(tmp_path)
    application.open_file(path)
    application.close_company()
    application.open_file(path)
    page(application, Dashboard)
    assert len(application.memory.recent_files()) == 1


def test_a_year_in_mid_month_is_refused_on_its_own_page(application: Application) -> None:
    made = wizard(application)
    made.grids[0].set_values({"name": "Books"})
    made.go_on()
    made.grids[1].set_values({"fiscal_year_start": date(2026, 1, 15)})
    made.go_on()
    assert made.step == 1
    assert made.grids[1].boxes["fiscal_year_start"].error == (
        "A fiscal year starts on the first of a month, not on 2026-01-15.")
