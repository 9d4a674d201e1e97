"""Screens of the company: chart, roles, periods, rates, parties, tax codes, audit log."""
