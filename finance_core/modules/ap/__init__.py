"""Accounts payable: vendors, bills, credit notes, payments, runs and holds."""
