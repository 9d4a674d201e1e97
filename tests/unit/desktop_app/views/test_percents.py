from __future__ import annotations

from decimal import Decimal

from desktop_app.views.percents import as_percents, as_shares


def test_percentages_become_shares_and_come_back() -> None:
    typed = {"discount": Decimal(10), "name": "Acme", "other": None}
    assert as_shares(typed, "discount", "other", "absent") == {
        "discount": Decimal("0.1"), "name": "Acme", "other": None}
    assert as_percents({"discount": Decimal("0.1")}, "discount") == {"discount": Decimal(10)}
