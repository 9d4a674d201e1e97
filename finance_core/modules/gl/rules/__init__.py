"""Pure rules of the general ledger: journals, recurring entries, imported rows."""
