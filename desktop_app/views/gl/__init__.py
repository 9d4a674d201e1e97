"""Screens of the general ledger."""
