"""Every shipped chart is a sound tree, maps all roles, and has control accounts where the roles say."""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

CHARTS = Path(__file__).parents[3] / "resources" / "charts_of_accounts"
NAMES = ("us_gaap", "ifrs")
Account = dict[str, Any]

# kernel.md, Subtypes
SUBTYPES = frozenset(
    """
    cash bank cash_equivalent receivable contract_asset unbilled inventory wip prepaid input_tax
    other_current_asset fixed_asset accumulated_depreciation intangible rou_asset investment loan_receivable
    deferred_tax_asset other_non_current_asset payable credit_card accrued grni payroll_liability tax_payable
    tax_control income_tax_payable deferred_revenue customer_deposit other_current_liability short_term_debt
    long_term_debt lease_liability deferred_tax_liability provision other_non_current_liability share_capital
    reserves retained_earnings drawings dividends oci clearing revenue contra_revenue other_income
    finance_income cost_of_sales operating_expense payroll_expense depreciation impairment other_expense
    finance_cost fx tax_expense memo
    """.split()  # noqa: SIM905 # fifty-eight words read better as text
)
TYPE_OF_CLASS = {
    "1": "asset",
    "2": "liability",
    "3": "equity",
    "4": "income",
    "5": "expense",
    "6": "expense",
    "7": "expense",
    "9": "memo",
}
DEBIT_TYPES = {"asset", "expense", "memo"}
CONTRA_SUBTYPES = {"contra_revenue", "dividends", "drawings", "accumulated_depreciation"}
# accounts that stand on the other side although their subtype does not say so (kernel.md rule 17: contra)
CONTRA_CODES = {"1110", "1245", "1855", "3050", "5025", "5090", "5115", "6511", "9101", "9103"}


@cache
def chart(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((CHARTS / f"{name}.json").read_text(encoding="utf-8"))
    return loaded


def accounts(name: str) -> list[Account]:
    listed: list[Account] = chart(name)["accounts"]
    return listed


def by_code(name: str) -> dict[str, Account]:
    return {account["code"]: account for account in accounts(name)}


@cache
def roles() -> dict[str, dict[str, Any]]:
    return {role["role"]: role for role in json.loads((CHARTS / "roles.json").read_text(encoding="utf-8"))}


def accounts_by_role(name: str) -> dict[str, Account]:
    return {role: account for account in accounts(name) for role in account.get("roles", ())}


def test_these_are_the_shipped_charts() -> None:
    found = {path.stem for path in CHARTS.glob("*.json")} - {"roles"}
    assert found == set(NAMES)
    assert {name: chart(name)["framework"] for name in NAMES} == {"us_gaap": "us_gaap", "ifrs": "ifrs"}
    assert all(chart(name)["code"] == name and chart(name)["numbering"] == "G" for name in NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_chart_is_a_real_chart(name: str) -> None:
    postable = [account for account in accounts(name) if not account.get("is_summary")]
    headers = [account for account in accounts(name) if account.get("is_summary")]
    assert len(postable) >= 120
    assert len(headers) >= 30
    codes = Counter(account["code"] for account in accounts(name))
    assert [code for code, count in codes.items() if count > 1] == []
    assert all(account["name"]["en"].strip() == account["name"]["en"] != "" for account in accounts(name))


@pytest.mark.parametrize("name", NAMES)
def test_names_of_postable_accounts_are_told_apart(name: str) -> None:
    names = Counter(account["name"]["en"] for account in accounts(name) if not account.get("is_summary"))
    assert [text for text, count in names.items() if count > 1] == []


@pytest.mark.parametrize("name", NAMES)
def test_the_tree_is_sound(name: str) -> None:
    seen: dict[str, Account] = {}
    for account in accounts(name):
        parent = account.get("parent")
        if parent is None:
            assert account["is_summary"], account["code"]
        else:
            assert seen[parent]["is_summary"], account["code"]
            assert seen[parent]["type"] == account["type"], account["code"]
            assert account["code"].startswith(parent)
        seen[account["code"]] = account
    parents = {account.get("parent") for account in accounts(name)}
    assert [code for code, account in seen.items() if account.get("is_summary") and code not in parents] == []


@pytest.mark.parametrize("name", NAMES)
def test_types_subtypes_and_sides_fit(name: str) -> None:
    for account in accounts(name):
        code, subtype = account["code"], account["subtype"]
        assert subtype in SUBTYPES, code
        assert account["type"] == TYPE_OF_CLASS[code[0]], code
        is_contra = subtype in CONTRA_SUBTYPES or code in CONTRA_CODES
        grows_in_debit = (account["type"] in DEBIT_TYPES) is not is_contra
        assert account["normal_side"] == ("debit" if grows_in_debit else "credit"), code


@pytest.mark.parametrize("name", NAMES)
def test_every_role_is_mapped_once_to_its_subtype_and_control_kind(name: str) -> None:
    mapped = Counter(role for account in accounts(name) for role in account.get("roles", ()))
    assert set(mapped) == set(roles())
    assert set(mapped.values()) == {1}
    for role, account in accounts_by_role(name).items():
        assert account["subtype"] == roles()[role]["subtype"], role
        assert account.get("control_kind", "none") == roles()[role]["control_kind"], role
        assert not account.get("is_summary"), role


@pytest.mark.parametrize("name", NAMES)
def test_only_roles_make_control_accounts(name: str) -> None:
    without_role = [account for account in accounts(name) if not account.get("roles")]
    assert [account["code"] for account in without_role if "control_kind" in account] == []


# kernel.md rule 17, column G
@pytest.mark.parametrize(
    ("role", "code"),
    [
        ("BANK_DEFAULT", "1000"),
        ("UNDEPOSITED_FUNDS", "1060"),
        ("AR_CONTROL", "1100"),
        ("ALLOWANCE_DOUBTFUL", "1110"),
        ("RETENTION_RECEIVABLE", "1128"),
        ("VENDOR_PREPAYMENT", "1310"),
        ("INPUT_TAX_RECOVERABLE", "1320"),
        ("ACCUMULATED_DEPRECIATION", "1590"),
        ("ROU_ACCUMULATED_IMPAIRMENT", "1657"),
        ("SUSPENSE", "1990"),
        ("AP_CONTROL", "2000"),
        ("GRNI", "2010"),
        ("UNAPPLIED_CASH", "2130"),
        ("SALES_TAX_PAYABLE", "2200"),
        ("TAX_AUTHORITY_CONTROL", "2220"),
        ("PAYROLL_CLEARING", "2390"),
        ("LEASE_CLEARING", "2497"),
        ("OPENING_BALANCE_EQUITY", "3200"),
        ("RETAINED_EARNINGS", "3300"),
        ("CUMULATIVE_TRANSLATION_ADJ", "3410"),
        ("SALES_REVENUE", "4000"),
        ("SALES_DISCOUNT", "4120"),
        ("REALIZED_FX_GAIN", "4720"),
        ("BAD_DEBT_RECOVERY", "4780"),
        ("COST_OF_GOODS_SOLD", "5000"),
        ("PURCHASE_DISCOUNT", "5090"),
        ("OVERHEAD_VARIANCE", "5140"),
        ("LEASE_SERVICE_EXPENSE", "6114"),
        ("SMALL_BALANCE_WRITE_OFF", "6905"),
        ("REMEASUREMENT_GAIN_LOSS", "6945"),
        ("ROUNDING_DIFFERENCE", "6999"),
        ("DEFERRED_TAX_EXPENSE", "7010"),
        ("RESERVE_FOR_ENCUMBRANCE", "9103"),
    ],
)
@pytest.mark.parametrize("name", NAMES)
def test_roles_stand_where_the_specification_puts_them(name: str, role: str, code: str) -> None:
    assert accounts_by_role(name)[role]["code"] == code


def test_roles_are_described_and_the_first_slice_can_work() -> None:
    assert len(roles()) == 175
    for role, facts in roles().items():
        assert facts["control"] is (facts["control_kind"] != "none"), role
        assert facts["description"].endswith("."), role
        assert facts["subtype"] in SUBTYPES, role
    needed = {role for role, facts in roles().items() if facts["required"]}
    assert {roles()[role]["module"] for role in needed} == {"kernel", "tax", "ap", "ar", "cash"}
    assert {"AP_CONTROL", "AR_CONTROL", "ROUNDING_DIFFERENCE", "OPENING_BALANCE_EQUITY"} <= needed


@pytest.mark.parametrize("name", NAMES)
def test_money_and_open_items_are_revalued_and_bank_accounts_reconciled(name: str) -> None:
    listed = by_code(name)
    assert {listed[code]["reval"] for code in ("1000", "1050", "2050", "2600")} == {"cumulative"}
    assert {listed[code]["reval"] for code in ("1100", "2000", "2130", "2200")} == {"reversing"}
    unmoved = ("1200", "1300", "1310", "1500", "2120", "2140", "3000", "4000", "6100")
    assert not any(listed[code].get("is_monetary") for code in unmoved)
    reconciled = {account["code"] for account in accounts(name) if account.get("requires_reconciliation")}
    assert reconciled == {"1000", "1010", "2050"}
    assert all(account.get("is_monetary", False) == ("reval" in account) for account in accounts(name))


@pytest.mark.parametrize("name", NAMES)
def test_every_postable_account_has_its_place_in_the_cash_flow(name: str) -> None:
    known = {"operating", "investing", "financing", "cash", "none"}
    postable = [account for account in accounts(name) if not account.get("is_summary")]
    assert {account["cash_flow_category"] for account in postable} == known
    cash = {account["code"] for account in postable if account["cash_flow_category"] == "cash"}
    assert cash == {"1000", "1010", "1050", "1060", "1070", "1080"}


@pytest.mark.parametrize("name", NAMES)
def test_expenses_can_be_shown_by_function_and_by_nature(name: str) -> None:
    expenses = [
        account
        for account in accounts(name)
        if account["type"] == "expense" and not account.get("is_summary") and account["code"] < "7"
    ]
    assert {account["function_tag"] for account in expenses} == {
        "cost_of_sales", "selling", "administrative", "research", "other"
    }
    assert all(account["nature_tag"] for account in expenses)


@pytest.mark.parametrize(
    ("name", "code", "text"),
    [
        ("us_gaap", "1100", "Accounts receivable"),
        ("ifrs", "1100", "Trade receivables"),
        ("us_gaap", "2000", "Accounts payable"),
        ("ifrs", "2000", "Trade payables"),
        ("us_gaap", "3000", "Common stock"),
        ("ifrs", "3000", "Share capital"),
    ],
)
def test_accounts_speak_the_language_of_their_framework(name: str, code: str, text: str) -> None:
    assert by_code(name)[code]["name"]["en"] == text


@pytest.mark.parametrize(("name", "pack"), [("us_gaap", "us/sales_tax"), ("ifrs", "generic")])
def test_default_tax_codes_exist_in_the_pack_of_the_chart(name: str, pack: str) -> None:
    path = CHARTS.parent / "tax_tables" / f"{pack}.json"
    shipped = {code["code"] for code in json.loads(path.read_text(encoding="utf-8"))["codes"]}
    used = {account["default_tax_code"] for account in accounts(name) if "default_tax_code" in account}
    assert used
    assert used <= shipped
