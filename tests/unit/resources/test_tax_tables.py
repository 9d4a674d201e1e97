"""Tax packs: codes lead to rates, dates do not overlap, samples say that they are samples."""

from __future__ import annotations

import json
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

TABLES = Path(__file__).parents[3] / "resources" / "tax_tables"
PACKS = ("gb/vat", "us/sales_tax", "generic")
TREATMENTS = {
    "taxable",
    "zero",
    "exempt",
    "outside",
    "reverse_charge_services",
    "domestic_reverse_charge",
    "import_postponed",
    "import_paid",
    "export",
    "intra_supply",
    "intra_acquisition",
    "use_tax",
    "withholding",
}


def pack(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((TABLES / f"{name}.json").read_text(encoding="utf-8"))
    return loaded


def rate_on(name: str, category: str, day: str) -> Decimal:
    [found] = [
        Decimal(row["rate"])
        for row in pack(name)["rates"]
        if row["category"] == category and row["effective_date"] <= day <= row.get("end_date", "9999-12-31")
    ]
    return found


def test_these_are_the_shipped_packs() -> None:
    found = {path.relative_to(TABLES).with_suffix("").as_posix() for path in TABLES.rglob("*.json")}
    assert found == set(PACKS)


@pytest.mark.parametrize("name", PACKS)
def test_codes_are_unique_and_lead_to_a_rate(name: str) -> None:
    listed = pack(name)
    codes = [code["code"] for code in listed["codes"]]
    assert len(set(codes)) == len(codes)
    jurisdictions = {row["code"] for row in listed["jurisdictions"]}
    rated = {(row["jurisdiction"], row["category"]) for row in listed["rates"]}
    assert {jurisdiction for jurisdiction, _ in rated} <= jurisdictions
    for code in listed["codes"]:
        assert code["kind"] in {"sale", "purchase", "both"}
        assert code["treatment"] in TREATMENTS
        assert 0 <= Decimal(code["recoverable_percent"]) <= 1
        used = {(part["jurisdiction"], part["category"]) for part in code["components"]}
        assert used <= rated, code["code"]
        assert bool(used) == (code["treatment"] != "outside"), code["code"]


@pytest.mark.parametrize("name", PACKS)
def test_rates_of_one_category_follow_each_other_without_gap_or_overlap(name: str) -> None:
    rows: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for row in pack(name)["rates"]:
        assert 0 <= Decimal(row["rate"]) < 1
        rows.setdefault((row["jurisdiction"], row["category"]), []).append(row)
    for dated in rows.values():
        for earlier, later in pairwise(dated):
            following = date.fromisoformat(earlier["end_date"]) + timedelta(days=1)
            assert following == date.fromisoformat(later["effective_date"])
        assert "end_date" not in dated[-1]


@pytest.mark.parametrize("name", PACKS)
def test_boxes_of_codes_exist_in_the_return(name: str) -> None:
    boxes = {row["box"] for row in pack(name)["return_boxes"]}
    for code in pack(name)["codes"]:
        for field in ("sale_base_boxes", "sale_tax_boxes", "purchase_base_boxes", "purchase_tax_boxes"):
            assert set(code.get(field, "").split(",")) - {""} <= boxes, code["code"]


@pytest.mark.parametrize(
    ("day", "rate"),
    [  # tax.md rule 16
        ("2008-11-30", "0.175"),
        ("2008-12-01", "0.15"),
        ("2009-12-31", "0.15"),
        ("2010-01-01", "0.175"),
        ("2010-12-31", "0.175"),
        ("2011-01-03", "0.175"),
        ("2011-01-04", "0.20"),
        ("2027-01-01", "0.20"),
    ],
)
def test_uk_standard_rate_by_date(day: str, rate: str) -> None:
    assert rate_on("gb/vat", "standard", day) == Decimal(rate)
    assert rate_on("gb/vat", "reduced", day) == Decimal("0.05")


@pytest.mark.parametrize(
    ("code", "boxes"),
    [  # tax.md rule 16: sale base, sale tax, purchase base, purchase tax
        ("GB20", "6 1 7 4"),
        ("GB5", "6 1 7 4"),
        ("GB0", "6 - 7 -"),
        ("GBEX", "6 - 7 -"),
        ("GBEXP", "6 - 7 -"),
        ("GBRC", "- - 6,7 1,4"),
        ("GBDRC", "6 - 7 1,4"),
        ("GBPVA", "- - 7 1,4"),
        ("GBIMP", "- - 7 4"),
        ("GBNI", "6,8 - 7,9 2,4"),
        ("GBOS", "- - - -"),
    ],
)
def test_uk_boxes(code: str, boxes: str) -> None:
    [found] = [each for each in pack("gb/vat")["codes"] if each["code"] == code]
    fields = ("sale_base_boxes", "sale_tax_boxes", "purchase_base_boxes", "purchase_tax_boxes")
    assert " ".join(found.get(field, "-") for field in fields) == boxes


def test_the_uk_return_has_nine_boxes_the_last_four_in_whole_pounds() -> None:
    rows = pack("gb/vat")["return_boxes"]
    assert [row["box"] for row in rows] == list("123456789")
    assert [row["decimals"] for row in rows] == [2, 2, 2, 2, 2, 0, 0, 0, 0]


@pytest.mark.parametrize("name", ["us/sales_tax", "generic"])
def test_sample_rates_say_so_in_every_place_a_user_meets_them(name: str) -> None:
    listed = pack(name)
    assert listed["is_sample"]
    assert "Replace" in listed["note"]
    sampled = {(row["jurisdiction"], row["category"]) for row in listed["rates"] if Decimal(row["rate"])}
    assert all(row.get("is_sample") for row in listed["rates"] if Decimal(row["rate"]))
    for code in listed["codes"]:
        used = {(part["jurisdiction"], part["category"]) for part in code["components"]}
        if code["treatment"] in {"taxable", "use_tax"} and used & sampled:
            assert "edit before use" in code["name"]


def test_american_sales_tax_on_purchases_is_cost_and_discounts_leave_it_alone() -> None:
    for code in pack("us/sales_tax")["codes"]:
        assert code["recoverable_percent"] == "0"
        assert code["discount_changes_tax"] is False
