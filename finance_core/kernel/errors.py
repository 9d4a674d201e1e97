"""The posting refusals of the ledger; each names the figure and the cure (kernel.md rule 1)."""


from __future__ import annotations

from datetime import date
from decimal import Decimal

from finance_core.errors import InvalidInput, RuleViolation


def money_text(amount: Decimal) -> str:
    """Return an amount with thousands separators and at least two decimals."""
    decimals = max(2, -int(amount.normalize().as_tuple().exponent))
    return f"{amount:,.{decimals}f}"


class UnbalancedEntry(RuleViolation):
    """Debits and credits differ."""

    def __init__(self, debit: Decimal, credit: Decimal, currency: str) -> None:
        difference = abs(debit - credit)
        super().__init__(
            f"Debits {money_text(debit)} and credits {money_text(credit)} differ by "
            f"{money_text(difference)} {currency}.",
            field="lines", debits=debit, credits=credit, difference=difference, currency=currency,
        )


class TooFewLines(RuleViolation):
    """One line is no entry."""

    def __init__(self) -> None:
        super().__init__("An entry needs at least two lines.", field="lines")


class BadAmount(InvalidInput):
    """A line without a positive amount."""

    def __init__(self, line: int) -> None:
        super().__init__(f"lines.{line - 1}.amount", f"Line {line}: the amount must be above zero.",
                         line=line)


class BadPrecision(InvalidInput):
    """An amount finer than its currency allows."""

    def __init__(self, line: int, amount: Decimal, currency: str, decimals: int) -> None:
        super().__init__(f"lines.{line - 1}.amount",
                         f"Line {line}: {amount} has more decimals than {currency} allows ({decimals}).",
                         line=line)


class AccountNotPostable(RuleViolation):
    """The account takes no such posting."""


class PeriodNotOpen(RuleViolation):
    """The date lies in a period that takes no postings."""

    def __init__(self, period: str, status: str, first_open: date | None) -> None:
        cure = "Open a period in Accounting › Periods."
        if first_open:
            cure = f"Reopen it in Accounting › Periods or use {first_open.isoformat()}."
        super().__init__(f"{period} is {status}. {cure}", field="entry_date", record=period,
                         first_open=first_open)


class NoPeriod(RuleViolation):
    """No fiscal period contains the date."""

    def __init__(self, on: date) -> None:
        super().__init__(f"No fiscal period contains {on.isoformat()} – create fiscal year {on.year} in "
                         "Accounting › Periods.",
                         field="entry_date", on=on)


class ModuleClosed(RuleViolation):
    """The module is closed for the period."""

    def __init__(self, module: str, period: str) -> None:
        super().__init__(f"{module} closed for {period}. Reopen it in Accounting › Periods or use a later "
                         "date.",
                         field="entry_date", record=period)


class UnmappedRole(RuleViolation):
    """A role has no account."""

    def __init__(self, role: str) -> None:
        super().__init__(f"No account is mapped to {role}. Map it in Accounting › Account roles.",
                         record=role, role=role)


class MissingRate(RuleViolation):
    """No usable exchange rate is known."""

    def __init__(self, source: str, target: str, on: date, newest: date | None) -> None:
        known = f" (newest {newest.isoformat()})" if newest else ""
        super().__init__(f"Rate {source}→{target} for {on.isoformat()} is missing{known}. "
                         "Enter it in Company › Exchange rates.",
                         field="exchange_rate", currency=source, on=on)


class CurrencyNotInUse(RuleViolation):
    """The currency exists, but these books do not know it yet."""

    def __init__(self, currency: str, field: str) -> None:
        super().__init__(f"These books do not use {currency} yet. Enter a rate for it in Company › Exchange "
                         "rates.", field=field, currency=currency)


class MissingParty(InvalidInput):
    """The account wants to know whose balance this is."""

    def __init__(self, line: int, account: str) -> None:
        super().__init__(f"lines.{line - 1}.party_id",
                         f"Line {line}: choose a party, account {account} requires one.")


class MissingDimension(InvalidInput):
    """The account or the dimension wants a value."""

    def __init__(self, line: int, account: str, dimension: str) -> None:
        super().__init__(f"lines.{line - 1}.dimensions",
                         f"Line {line}: choose a {dimension}, account {account} requires one.")


class Duplicate(RuleViolation):
    """The same document exists already."""


class AlreadyReversed(RuleViolation):
    """An entry can be reversed once."""

    def __init__(self, entry_no: str, by: str) -> None:
        super().__init__(f"{entry_no} was already reversed by {by}. Post a new entry instead.",
                         record=entry_no)
