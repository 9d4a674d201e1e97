"""The base of every request a caller sends to a service."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, field_validator


class Request(BaseModel):
    """Base of every request: frozen, no unknown fields, an optional id that makes a repeat harmless.

    A currency may be written in small letters.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, defer_build=True)

    request_id: UUID | None = Field(
        default=None, description="Repeating a request with the same id saves it once."
    )

    @field_validator("currency", "from_currency", "to_currency", mode="before", check_fields=False)
    @classmethod
    def _in_capitals(cls, value: Any) -> Any:
        return value.upper() if isinstance(value, str) else value
