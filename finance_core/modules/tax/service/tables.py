"""Codes, rates and registrations as one snapshot: everything a calculation looks up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from finance_core.engines.tax import (
    RoundingLevel,
    TaxableLine,
    TaxCalculation,
    TaxCodeFacts,
    TaxComponentRate,
    TaxDirection,
    TaxEffect,
    TaxRules,
    calculate_tax,
    tax_effect,
)
from finance_core.errors import NotFound
from finance_core.kernel.models.master import TaxCode, TaxCodeComponent, TaxCodeKind, TaxTreatment
from finance_core.kernel.orm import TaxCodeModel
from finance_core.modules.tax.computed import TaxDocument
from finance_core.modules.tax.errors import CodeNotUsable, NoTaxRate
from finance_core.modules.tax.models import Jurisdiction, TaxJurisdiction, TaxRate
from finance_core.modules.tax.orm import JurisdictionModel, TaxJurisdictionModel, TaxRateModel
from finance_core.modules.tax.rules import percent_text, rate_on

TABLES = frozenset(
    {"tax_codes", "tax_code_components", "tax_jurisdictions", "tax_rates", "tax_jurisdiction_configs"}
)
_WRONG_KIND = {TaxDirection.OUTPUT: TaxCodeKind.PURCHASE, TaxDirection.INPUT: TaxCodeKind.SALE}
_PLACE = {TaxCodeKind.PURCHASE: "is for purchases only", TaxCodeKind.SALE: "is for sales only"}
ONE = Decimal(1)


@dataclass(frozen=True, slots=True)
class TaxTables:
    """A snapshot; what it worked out for a code, day and direction is kept with it."""

    codes: Mapping[UUID, TaxCode]
    jurisdictions: Mapping[str, TaxJurisdiction]
    rates: Mapping[tuple[UUID, str], tuple[TaxRate, ...]]
    registrations: Mapping[UUID, tuple[Jurisdiction, ...]]
    _facts: dict[tuple[UUID, date, TaxDirection], TaxCodeFacts] = field(default_factory=dict)

    def code(self, tax_code_id: UUID, name: str = "tax_code_id") -> TaxCode:
        """Return a code by id.

        Raises:
            NotFound: there is none.
        """
        if (code := self.codes.get(tax_code_id)) is None:
            raise NotFound("tax code", tax_code_id, field=name)
        return code

    def by_text(self) -> dict[str, TaxCode]:
        """Return the codes by what they are called."""
        return {code.code: code for code in self.codes.values()}

    def jurisdiction(self, code: str, name: str | None = None) -> TaxJurisdiction:
        """Return a jurisdiction by code.

        Raises:
            NotFound: there is none.
        """
        if (jurisdiction := self.jurisdictions.get(code)) is None:
            raise NotFound("tax jurisdiction", code, field=name)
        return jurisdiction

    def registration(self, jurisdiction: TaxJurisdiction, on: date) -> Jurisdiction | None:
        """Return our registration with a jurisdiction or the nearest one above it on a day."""
        by_id = {row.id: row for row in self.jurisdictions.values()}
        place: TaxJurisdiction | None = jurisdiction
        while place is not None:
            for row in self.registrations.get(place.id, ()):
                if row.registered_from <= on and (row.registered_to is None or on <= row.registered_to):
                    return row
            place = by_id.get(place.parent_id) if place.parent_id else None
        return None

    def rate(self, component: TaxCodeComponent, on: date, name: str | None = None) -> TaxRate:
        """Return the rate of a component at a tax point.

        Raises:
            NotFound: its jurisdiction does not exist.
            NoTaxRate: no rate is valid that day.
        """
        place = self.jurisdiction(component.jurisdiction_code, name)
        if (found := self._found(component, on)) is None:
            raise NoTaxRate(component.tax_category, place.code, on, name)
        return found

    def rate_text(self, code: TaxCode, on: date) -> str:
        """Return what a picker says of a code: its rates on a day, or its treatment."""
        if code.treatment is not TaxTreatment.TAXABLE:
            return code.treatment.value.replace("_", " ")
        found = (self._found(part, on) for part in code.components)
        return " + ".join(percent_text(rate.rate) if rate else "no rate" for rate in found)

    def calculate(self, document: TaxDocument, minor_unit: int, level: RoundingLevel) -> TaxCalculation:
        """Calculate a document's tax; `level` holds while no registration of its taxes says otherwise.

        Raises:
            NotFound: a line names a code that does not exist.
            CodeNotUsable: a code is not valid that day, or for the other kind of document.
            NoTaxRate: a rate is missing at the tax point.
            InvalidInput: as the calculator says.
        """
        codes = [
            self._usable(line.tax_code_id, document, f"lines.{index}.tax_code_id")
            for index, line in enumerate(document.lines)
        ]
        lines = [
            TaxableLine(
                line_no=line.line_no,
                amount=line.amount,
                quantity=line.quantity,
                code=self._facts_of(code, document, f"lines.{index}.tax_code_id") if code else None,
            )
            for index, (line, code) in enumerate(zip(document.lines, codes, strict=True))
        ]
        rules = TaxRules(
            direction=document.direction,
            minor_unit=minor_unit,
            level=self._level(codes, document.on) or level,
            prices_include_tax=document.prices_include_tax,
        )
        return calculate_tax(lines, rules, document.header_discount)

    def check_active(self, document: TaxDocument) -> None:
        """Refuse a new document with a code that was switched off.

        Raises:
            CodeNotUsable: a line names one.
        """
        for index, line in enumerate(document.lines):
            if line.tax_code_id and not (code := self.code(line.tax_code_id)).is_active:
                raise CodeNotUsable(f"lines.{index}.tax_code_id", code.code, "is inactive")

    def _found(self, component: TaxCodeComponent, on: date) -> TaxRate | None:
        place = self.jurisdictions.get(component.jurisdiction_code)
        rates = self.rates.get((place.id, component.tax_category), ()) if place else ()
        return rate_on(rates, on)

    def _usable(self, tax_code_id: UUID | None, document: TaxDocument, name: str) -> TaxCode | None:
        if tax_code_id is None:
            return None
        code = self.code(tax_code_id, name)
        if code.kind is (wrong := _WRONG_KIND[document.direction]):
            raise CodeNotUsable(name, code.code, _PLACE[wrong])
        if code.valid_from and document.on < code.valid_from:
            raise CodeNotUsable(name, code.code, f"is valid from {code.valid_from.isoformat()}")
        if code.valid_to and document.on > code.valid_to:
            raise CodeNotUsable(name, code.code, f"was valid until {code.valid_to.isoformat()}")
        return code

    def _facts_of(self, code: TaxCode, document: TaxDocument, name: str) -> TaxCodeFacts:
        key = (code.id, document.on, document.direction)
        if key not in self._facts:
            effect = tax_effect(code.treatment.value, document.direction)
            self._facts[key] = TaxCodeFacts(
                code=code.code,
                treatment=code.treatment.value,
                components=tuple(
                    self._component(part, effect, document.on, name) for part in code.components
                ),
                recoverable_percent=code.recoverable_percent * self._recovery(code, document.on),
            )
        return self._facts[key]

    def _component(self, part: TaxCodeComponent, effect: TaxEffect, on: date, name: str) -> TaxComponentRate:
        place = self.jurisdiction(part.jurisdiction_code, name)
        if effect is TaxEffect.NONE:
            return TaxComponentRate(jurisdiction=place.code, category=part.tax_category)
        rate = self.rate(part, on, name)
        return TaxComponentRate(
            jurisdiction=place.code,
            category=part.tax_category,
            rate=rate.rate,
            is_compound=part.is_compound,
            fixed_amount=rate.fixed_amount,
            min_taxable=rate.min_taxable_amount,
            max_taxable=rate.max_taxable_amount,
            rounding=place.rounding_mode,
        )

    def _recovery(self, code: TaxCode, on: date) -> Decimal:
        registration = self._registration_of(code, on)
        return registration.input_recovery_percent if registration else ONE

    def _level(self, codes: list[TaxCode | None], on: date) -> RoundingLevel | None:
        found = (self._registration_of(code, on) for code in codes if code)
        return next((registration.rounding_level for registration in found if registration), None)

    def _registration_of(self, code: TaxCode, on: date) -> Jurisdiction | None:
        places = (self.jurisdictions.get(part.jurisdiction_code) for part in code.components)
        return next((found for place in places if place and (found := self.registration(place, on))), None)


def load_tables(session: Session) -> TaxTables:
    """Read the snapshot as the session sees it."""
    codes = session.scalars(select(TaxCodeModel).options(selectinload(TaxCodeModel.components)))
    rates: dict[tuple[UUID, str], list[TaxRate]] = {}
    for row in session.scalars(select(TaxRateModel).order_by(TaxRateModel.effective_date)):
        rates.setdefault((row.jurisdiction_id, row.tax_category), []).append(row.to_dto())
    registrations: dict[UUID, list[Jurisdiction]] = {}
    for registration in session.scalars(select(JurisdictionModel).where(JurisdictionModel.is_active)):
        registrations.setdefault(registration.tax_jurisdiction_id, []).append(registration.to_dto())
    return TaxTables(
        codes={code.id: code.to_dto() for code in codes},
        jurisdictions={row.code: row.to_dto() for row in session.scalars(select(TaxJurisdictionModel))},
        rates={key: tuple(found) for key, found in rates.items()},
        registrations={key: tuple(found) for key, found in registrations.items()},
    )
