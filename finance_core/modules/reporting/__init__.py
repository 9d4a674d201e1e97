"""Reports over the ledger and the documents behind it; this module reads and never writes."""
