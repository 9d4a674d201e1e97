"""Chart templates: data files read into frozen objects, and what a subtype says about an account."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from finance_core.kernel.models.ledger import Account, AccountType, CashFlowCategory, ControlKind, Reval, Side

_A, _L, _Q = AccountType.ASSET, AccountType.LIABILITY, AccountType.EQUITY
_I, _X = AccountType.INCOME, AccountType.EXPENSE
_SUBTYPES = {
    _A: "cash bank cash_equivalent receivable contract_asset unbilled inventory wip prepaid input_tax "
        "other_current_asset fixed_asset intangible rou_asset investment loan_receivable deferred_tax_asset "
        "other_non_current_asset clearing",
    _L: "payable credit_card accrued grni payroll_liability tax_payable tax_control income_tax_payable "
        "deferred_revenue customer_deposit other_current_liability short_term_debt long_term_debt "
        "lease_liability deferred_tax_liability provision other_non_current_liability",
    _Q: "share_capital reserves retained_earnings oci",
    _I: "revenue other_income finance_income",
    _X: "cost_of_sales operating_expense payroll_expense depreciation impairment other_expense finance_cost "
        "fx tax_expense",
}
_NORMAL = {_A: Side.DEBIT, _L: Side.CREDIT, _Q: Side.CREDIT, _I: Side.CREDIT, _X: Side.DEBIT}
NATURE: dict[str, tuple[AccountType, Side]] = {
    **{name: (type_, _NORMAL[type_]) for type_, names in _SUBTYPES.items() for name in names.split()},
    "accumulated_depreciation": (_A, Side.CREDIT),
    "contra_revenue": (_I, Side.DEBIT),
    "drawings": (_Q, Side.DEBIT),
    "dividends": (_Q, Side.DEBIT),
    "memo": (AccountType.MEMO, Side.DEBIT),
}
_INVESTING = frozenset({
    "fixed_asset", "accumulated_depreciation", "intangible", "rou_asset", "investment", "loan_receivable",
    "other_non_current_asset",
})
_FINANCING = frozenset({
    "short_term_debt", "long_term_debt", "lease_liability", "share_capital", "reserves", "drawings",
    "dividends",
})


def cash_flow_of(subtype: str) -> CashFlowCategory:
    """Return where an account's movement stands in the cash-flow statement (reporting.md, subtypes)."""
    if subtype in {"cash", "bank", "cash_equivalent"}:
        return CashFlowCategory.CASH
    if subtype in _INVESTING:
        return CashFlowCategory.INVESTING
    if subtype in _FINANCING:
        return CashFlowCategory.FINANCING
    return CashFlowCategory.NONE if subtype in {"retained_earnings", "oci",
                                                "memo"} else CashFlowCategory.OPERATING


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartLine:
    """One account of a template."""

    code: str
    name: str
    data: dict[str, Any]
    parent: str | None = None
    roles: tuple[str, ...] = ()

    def account(self, key: UUID, parent_id: UUID | None, sort: int) -> Account:
        """Return the account of a new company."""
        data = self.data
        return Account(
            id=key, code=self.code, name=self.name, type=AccountType(data["type"]), subtype=data["subtype"],
            normal_side=Side(data["normal_side"]), parent_id=parent_id,
            is_summary=data.get("is_summary", False),
            control_kind=ControlKind(data.get("control_kind", "none")),
            requires_party=data.get("requires_party", False), is_monetary=data.get("is_monetary", False),
            reval=Reval(data.get("reval", "none")), allow_manual=data.get("allow_manual", True),
            requires_reconciliation=data.get("requires_reconciliation", False),
            cash_flow_category=CashFlowCategory(data.get("cash_flow_category",
                                                         cash_flow_of(data["subtype"]).value)),
            function_tag=data.get("function_tag"), nature_tag=data.get("nature_tag"),
            alt_code=data.get("alt_code"), description=data.get("description"), sort=sort,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleLine:
    """One role of the registry."""

    role: str
    module: str
    required: bool
    description: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartTemplate:
    """A chart of accounts as shipped."""

    code: str
    name: str
    framework: str
    accounts: tuple[ChartLine, ...]
    roles: tuple[RoleLine, ...]


def parse_chart(data: dict[str, Any], roles: list[dict[str, Any]], language: str) -> ChartTemplate:
    """Return a template from its data file, with names in a language (English where missing)."""
    return ChartTemplate(
        code=data["code"], name=data["name"].get(language) or data["name"]["en"], framework=data["framework"],
        accounts=tuple(
            ChartLine(code=line["code"], name=line["name"].get(language) or line["name"]["en"], data=line,
                      parent=line.get("parent"), roles=tuple(line.get("roles", ())))
            for line in data["accounts"]
        ),
        roles=tuple(RoleLine(role=r["role"], module=r["module"], required=r["required"],
                             description=r["description"])
                    for r in roles),
    )
