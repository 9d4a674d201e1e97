"""Accounts receivable: customers, invoices, credit notes, receipts, dunning and what is owed to us."""
