"""What the window needs of an open company, so that views and their tests agree on it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol


class CompanyPort(Protocol):
    """The part of `finance_core.company.Company` the engine uses."""

    @property
    def name(self) -> str:
        """Return the company's name."""

    @property
    def read_only(self) -> bool:
        """Tell whether the file was opened for reading only."""

    def call(self, method: str, request: Any = None) -> Any:
        """Call a service method by name, such as `ap.record_invoice`, with a request or mapping."""

    def preview(self, method: str, request: Any = None) -> Any:
        """Return what the call would post and give back, leaving no trace."""

    def method_info(self, method: str) -> Any:
        """Return what is known of a method; `request_type` is the type of its request."""

    def subscribe(self, callback: Callable[[frozenset[str]], None]) -> Any:
        """Call back with the changed table names after every commit."""
