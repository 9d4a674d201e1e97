"""Every method of every service, as the command line and the window call them."""

from __future__ import annotations

import inspect
import typing

import pytest
from pydantic import TypeAdapter

from finance_core.company.company import SERVICES, all_methods
from finance_core.kernel.operation import Service, methods_of

METHODS = [(service, name) for service in SERVICES for name in methods_of(service)]


@pytest.mark.parametrize(("service", "name"), METHODS, ids=[f"{s.name}.{n}" for s, n in METHODS])
def test_request_and_answer_can_be_written_as_json(service: type[Service], name: str) -> None:
    info = methods_of(service)[name]
    assert info.summary.endswith(".")
    if info.request_type is not None:
        assert TypeAdapter(info.request_type).json_schema()
    answer = typing.get_type_hints(inspect.unwrap(getattr(service, name)))["return"]
    assert TypeAdapter(answer).core_schema


def test_no_two_services_share_a_name() -> None:
    names = [service.name for service in SERVICES]
    assert len(set(names)) == len(names)
    assert {"attachments.add", "numbers.preview", "audit.history", "templates.save"} <= set(all_methods())
