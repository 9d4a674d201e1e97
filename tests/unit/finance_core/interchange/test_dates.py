from __future__ import annotations

from datetime import date

import pytest

from finance_core.interchange.dates import DateOrder, UnreadableDate, possible_orders, read_date


@pytest.mark.parametrize(
    ("text", "order", "day"),
    [
        ("2026-04-03", "dmy", "2026-04-03"),
        ("2026/4/3", "mdy", "2026-04-03"),
        ("20260403", "dmy", "2026-04-03"),
        ("2026-04-03T23:59:59Z", "dmy", "2026-04-03"),
        ("03/04/2026", "dmy", "2026-04-03"),
        ("03/04/2026", "mdy", "2026-03-04"),
        ("3.4.26", "dmy", "2026-04-03"),
        ("31.12.2026 08:15", "dmy", "2026-12-31"),
        ("05-JAN-69", "mdy", "1969-01-05"),
        ("05-JAN-68", "mdy", "2068-01-05"),
        ("5. März 2026", "mdy", "2026-03-05"),
        ("Jan 5, 2026", "dmy", "2026-01-05"),
    ],
)
def test_dates_as_banks_write_them(text: str, order: str, day: str) -> None:
    assert read_date(text, DateOrder(order)) == date.fromisoformat(day)


@pytest.mark.parametrize(
    "text", ["29.02.2025", "31.04.2026", "20261345", "2026-00-10", "1/2", "soon", "", "1.2.3.4"]
)
def test_days_that_do_not_exist_are_refused(text: str) -> None:
    with pytest.raises(UnreadableDate):
        read_date(text, DateOrder.DMY)


@pytest.mark.parametrize(
    ("texts", "orders"),
    [
        (["03/04/2026"], {"dmy", "mdy"}),
        (["03/04/2026", "25/04/2026"], {"dmy"}),
        (["03/04/2026", "04/25/2026"], {"mdy"}),
        (["04/25/2026", "25/04/2026"], set()),
        (["03.04.2026"], {"dmy"}),
        (["26-04-03"], {"dmy", "mdy", "ymd"} - {"mdy"}),
        (["2026-04-03"], {"dmy", "mdy", "ymd"}),
        (["Total"], set()),
    ],
)
def test_the_order_is_decided_by_all_dates_of_a_file(texts: list[str], orders: set[str]) -> None:
    assert possible_orders(texts) == orders
