"""Lists page by key: joined together, the pages are the whole list in its order."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine, create_engine, func, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

from finance_core.company import Company
from finance_core.db.types import ExactDecimal, Key, exact, exact_sum
from finance_core.errors import InvalidInput
from finance_core.kernel.listing import ListQuery, ListSpec, LookupQuery, find_choices, run_list
from tests.unit.finance_core.kernel.ledger_books import post


class Rows(DeclarativeBase):
    """Tables of this test alone."""


class Row(Rows):
    __tablename__ = "rows"

    id: Mapped[UUID] = mapped_column(Key, primary_key=True)
    name: Mapped[str | None]
    rank: Mapped[int | None]
    amount: Mapped[Decimal | None] = mapped_column(ExactDecimal)


SPEC = ListSpec(
    columns={"id": Row.id, "name": Row.name, "rank": Row.rank, "amount": exact(Row.amount)},
    source=select().select_from(Row), search=(Row.name,),
    filters={"rank": lambda value: Row.rank == value},
    totals={"amount": exact_sum(Row.amount), "rows": func.count()}, sort="name",
)


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    found = create_engine("sqlite://")
    yield found
    found.dispose()


NAMES = st.one_of(st.none(), st.sampled_from(["a", "A", "b", "ä", "%", "_", "a b"]))
RANKS = st.one_of(st.none(), st.integers(-2, 2))
AMOUNTS = st.one_of(st.none(), st.decimals(-99, 99, places=2))


@given(
    rows=st.lists(st.tuples(NAMES, RANKS, AMOUNTS), max_size=14),
    sort=st.sampled_from(["id", "name", "rank", "amount"]),
    descending=st.booleans(),
    limit=st.integers(1, 5),
)
def test_pages_joined_are_the_whole_list(
    engine: Engine, rows: list[tuple[str | None, int | None, Decimal | None]], sort: str, *, descending: bool,
    limit: int
) -> None:
    Rows.metadata.drop_all(engine)
    Rows.metadata.create_all(engine)
    with Session(engine) as session:
        for number, (name, rank, amount) in enumerate(rows):
            session.add(Row(id=UUID(int=number * 7919 % 97), name=name, rank=rank, amount=amount))
        session.flush()
        whole = run_list(session, SPEC, ListQuery(sort=sort, descending=descending))
        paged: list[tuple[Any, ...]] = []
        after = None
        while True:
            page = run_list(session, SPEC,
                            ListQuery(sort=sort, descending=descending, limit=limit, after=after,
                                      with_count=False))
            paged += page.rows
            after = page.next_after
            if after is None:
                break
        assert paged == list(whole.rows)
        by_offset = [row for start in range(0, len(rows), limit) for row in
                     run_list(session, SPEC,
                              ListQuery(sort=sort, descending=descending, limit=limit, offset=start)).rows]
        assert by_offset == paged
        position = ("id", "name", "rank", "amount").index(sort)
        values = [row[position] for row in paged if row[position] is not None]
        if sort != "name":
            assert values == sorted(values, reverse=descending)
        assert whole.count == len(rows)
        assert whole.totals["amount"] == sum((amount for *_, amount in rows if amount is not None),
                                             Decimal(0))


def test_words_filters_and_bad_questions(engine: Engine) -> None:
    Rows.metadata.drop_all(engine)
    Rows.metadata.create_all(engine)
    with Session(engine) as session:
        session.add_all(Row(id=UUID(int=n), name=name, rank=n) for n,
                        name in enumerate(["50 % off", "500 off", "Off_set"]))
        session.flush()
        found = [row[1] for row in run_list(session, SPEC, ListQuery(text="% OFF")).rows]
        assert found == ["50 % off"]
        assert [row[1] for row in run_list(session, SPEC, ListQuery(text="f_s")).rows] == ["Off_set"]
        assert run_list(session, SPEC, ListQuery(filters={"rank": 1})).count == 1
        assert run_list(session, SPEC, ListQuery(filters={"rank": ""})).count == 3
        first = run_list(session, SPEC, ListQuery(with_count=False))
        totals = run_list(session, SPEC, ListQuery(text="off", limit=0))
        assert (len(first.rows), first.count, first.totals) == (3, None, {})
        assert (totals.rows, totals.count) == ((), 3)
        for query in (ListQuery(limit=-1), ListQuery(limit=1001), ListQuery(offset=-1), ListQuery(sort="no"),
                      ListQuery(filters={"no": 1})):
            with pytest.raises(InvalidInput):
                run_list(session, SPEC, query)


def test_choices_that_begin_with_the_words_come_first(engine: Engine) -> None:
    Rows.metadata.drop_all(engine)
    Rows.metadata.create_all(engine)
    with Session(engine) as session:
        session.add_all(Row(id=UUID(int=n), name=name) for n,
                        name in enumerate(["An ace", "Ace", "Place", "Other"]))
        session.flush()
        rows = find_choices(session, select(Row.name), (Row.name,), LookupQuery(text="ace", limit=2))
        assert [row[0] for row in rows] == ["Ace", "An ace"]


def test_the_chart_shows_natural_balances(company: Company) -> None:
    post(company)
    page = company.kernel.accounts.list_accounts(ListQuery(text="6200"))
    assert page.rows[0][page.columns.index("balance")] == Decimal("100.00")
    assert [item.code for item in company.kernel.accounts.lookup_all(LookupQuery(text="2000"))] == ["2000"]


def test_a_control_account_is_found_by_its_whole_code_only(company: Company) -> None:
    found = [[item.code for item in company.kernel.accounts.lookup(LookupQuery(text=text))]
             for text in ("Accounts payable", "2000")]
    assert found == [[], ["2000"]]
