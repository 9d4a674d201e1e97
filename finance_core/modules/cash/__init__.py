"""Cash and bank: accounts, transactions, statements, matching and reconciliation."""
