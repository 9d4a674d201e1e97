"""The base of every request a caller sends to a service."""

from __future__ import annotations

from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field


class Request(BaseModel):
    """Base of every request: frozen, no unknown fields, an optional id that makes a repeat harmless."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, defer_build=True)

    request_id: UUID | None = Field(
        default=None, description="Repeating a request with the same id saves it once."
    )
