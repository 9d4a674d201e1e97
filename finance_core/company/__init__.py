"""The composition root: create, open, back up and restore a company, and reach all its services."""

from finance_core.company.company import Company
from finance_core.company.wizard import NewCompany

__all__ = ["Company", "NewCompany"]
