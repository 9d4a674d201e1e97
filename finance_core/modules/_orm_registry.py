"""The one list of modules that own tables."""

from __future__ import annotations

from importlib import import_module

MODULES = ("tax", "ap", "ar", "cash", "gl")


def import_all_orm_models() -> None:
    """Map the tables of the kernel and of every module; creation, upgrade and tests need them all."""
    import_module("finance_core.kernel.orm")
    for name in MODULES:
        import_module(f"finance_core.modules.{name}.orm")
