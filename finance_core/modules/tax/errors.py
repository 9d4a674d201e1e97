"""The refusals of the tax module."""

from __future__ import annotations

from datetime import date

from finance_core.errors import InvalidInput, RuleViolation


class NoTaxRate(RuleViolation):
    """No rate of a jurisdiction and category is valid at the tax point."""

    def __init__(self, category: str, jurisdiction: str, on: date, field: str | None = None) -> None:
        super().__init__(
            f"No '{category}' rate for {jurisdiction} on {on.isoformat()}: add one in Tax › Jurisdictions "
            "and rates.",
            field=field,
            record=jurisdiction,
            category=category,
            on=on,
        )


class RatesOverlap(RuleViolation):
    """Two rates of a jurisdiction and category would be valid on the same day."""

    def __init__(self, label: str, since: date, until: date | None) -> None:
        end = until.isoformat() if until else "further notice"
        super().__init__(
            f"{label} has a rate from {since.isoformat()} until {end} already. End that one first, or choose "
            "other dates.",
            field="effective_date",
            record=label,
        )


class RateInUse(RuleViolation):
    """A rate that posted documents used can only be ended after the last of them."""

    def __init__(self, label: str, last_used: date, field: str = "rate") -> None:
        super().__init__(
            f"{label} is used by posted documents up to {last_used.isoformat()}, so it cannot change. End it "
            "on that day or later and enter the new rate as a new row.",
            field=field,
            record=label,
            last_used=last_used,
        )


class CodeNotUsable(InvalidInput):
    """A tax code cannot stand on this line."""

    def __init__(self, field: str, code: str, why: str) -> None:
        super().__init__(field, f"Tax code {code} {why}. Choose another tax code.", code=code)


class MissingTaxNumber(InvalidInput):
    """A sale whose tax the customer accounts for needs the customer's number (tax.md rule 6)."""

    def __init__(self, party: str, code: str) -> None:
        super().__init__(
            "party_id",
            f"{party} has no VAT number, which tax code {code} needs. Enter the customer's VAT number or "
            "choose another tax code.",
            code=code,
        )
