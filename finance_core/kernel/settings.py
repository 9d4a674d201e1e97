"""Company settings: typed keys with a default and a meaning; only values that differ are stored."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from pydantic import TypeAdapter, ValidationError
from sqlalchemy import select
from sqlalchemy.orm import Session  # noqa: TC002 - the command line reads the hints

from finance_core.db.unit_of_work import Database
from finance_core.errors import InvalidInput, NotFound, RuleViolation
from finance_core.kernel.models.records import AuditAction
from finance_core.kernel.operation import operation, query
from finance_core.kernel.orm import CompanySettingModel, JournalEntryModel
from finance_core.kernel.request import Request
from finance_core.kernel.unit import Unit
from finance_core.money.currencies import iso_currency
from finance_core.money.ids import new_id


@dataclass(frozen=True, slots=True)
class SettingSpec:
    """A setting a module knows: its type, default and what it does."""

    key: str
    type: Any
    default: Any
    help: str

    @property
    def module(self) -> str:
        """Return the part before the point."""
        return self.key.split(".", maxsplit=1)[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingValue:
    """A setting as the settings screen shows it."""

    key: str
    module: str
    value: Any
    default: Any
    is_changed: bool
    help: str


class SetSetting(Request):
    """Change one setting."""

    key: str
    value: Any


KERNEL_SETTINGS = (
    SettingSpec("company.name", str, "", "Name printed on documents and reports."),
    SettingSpec("company.legal_form", str, "", "Legal form of the company."),
    SettingSpec("company.address", str, "", "Address printed on documents."),
    SettingSpec("company.tax_id", str, "", "Tax number printed on documents."),
    SettingSpec("company.bank_details", str, "", "Bank details printed at the foot of invoices."),
    SettingSpec("company.base_currency", str, "USD", "Currency of the books; fixed after the first posting."),
    SettingSpec("company.framework", str, "local", "Accounting rules: us_gaap, ifrs or local."),
    SettingSpec("company.country", str, "US", "Country of the company."),
    SettingSpec("company.language", str, "en", "Language of documents."),
    SettingSpec("company.fiscal_start", str, "01-01", "First day of the fiscal year (MM-DD)."),
    SettingSpec("company.paper", str, "a4", "Paper of printed documents: a4 or letter."),
    SettingSpec("books.start_date", str, "", "First day of the books."),
    SettingSpec("fx.rate_max_age_days", int, 7, "How old the newest exchange rate may be."),
    SettingSpec("report.ageing_buckets", list[int], [30, 60, 90],
                "Upper bounds of the ageing buckets in days."),
    SettingSpec("report.negative_style", str, "minus",
                "How negative amounts are printed: minus, red or brackets."),
    SettingSpec("attachments.max_mb", int, 25, "Largest attachment in megabytes."),
    SettingSpec("ui.theme", str, "system", "light, dark or system."),
    SettingSpec("ui.font_size", int, 100, "Size of the interface in percent."),
)


class Settings:
    """Reads and changes settings."""

    name = "settings"

    def __init__(self, database: Database[Unit], specs: Iterable[SettingSpec]) -> None:
        self.database = database
        self._specs = {spec.key: spec for spec in specs}
        self._values: dict[str, Any] | None = None

    def forget(self, changed: frozenset[str]) -> None:
        """Drop remembered values after a change."""
        if "company_settings" in changed:
            self._values = None

    def get(self, key: str) -> Any:
        """Return a setting's value, or its default.

        Raises:
            NotFound: no module registered the key.
        """
        if key not in self._specs:
            raise NotFound("setting", key)
        if self._values is None:
            with self.database.reading() as session:
                stored = session.execute(select(CompanySettingModel.key,
                                                CompanySettingModel.value)).all()
            self._values = {name: TypeAdapter(self._specs[name].type).validate_python(value)
                            for name, value in stored if name in self._specs}
        return self._values.get(key, self._specs[key].default)

    def _shown(self, spec: SettingSpec) -> SettingValue:
        value = self.get(spec.key)
        return SettingValue(key=spec.key, module=spec.module, value=value, default=spec.default,
                            is_changed=value != spec.default, help=spec.help)

    @query
    def list_settings(self, session: Session) -> tuple[SettingValue, ...]:
        """Return every setting with its value, default and meaning."""
        del session
        return tuple(self._shown(spec) for spec in self._specs.values())

    @operation
    def set(self, unit: Unit, request: SetSetting) -> SettingValue:
        """Change a setting; the old value is kept in the audit chain.

        Raises:
            NotFound: unknown key.
            InvalidInput: the value is of the wrong kind.
        """
        self.put(unit, request.key, request.value)
        return self._shown(self._specs[request.key])

    def put(self, unit: Unit, key: str, value: Any) -> None:
        """Change a setting inside a unit of work."""
        if key not in self._specs:
            raise NotFound("setting", key)
        spec = self._specs[key]
        try:
            checked = TypeAdapter(spec.type).validate_python(value)
        except ValidationError:
            raise InvalidInput("value", f"{value} does not fit {key}. {spec.help}") from None
        if key == "company.base_currency":
            _check_base_currency(unit, str(checked), str(self.get(key)))
        stored = str(checked) if isinstance(checked, Decimal) else checked
        row = unit.session.scalar(select(CompanySettingModel).where(CompanySettingModel.key == key))
        before = row.value if row is not None else spec.default
        if row is None:
            row = CompanySettingModel(id=new_id(), key=key, value=stored, module=spec.module)
            unit.add(row)
        row.value = stored
        unit.record(AuditAction.SETTING, "setting", row.id, f"{key} = {stored}",
                    {"changes": {"value": [before, stored]}})
        self._values = None


def _check_base_currency(unit: Unit, wanted: str, now: str) -> None:
    iso_currency(wanted)
    if wanted != now and unit.session.execute(select(JournalEntryModel.id).limit(1)).first():
        raise RuleViolation(f"The books are kept in {now} and hold entries, so their currency can no longer "
                            "change. Create a new company for other books.", field="value",
                            record="company.base_currency")
