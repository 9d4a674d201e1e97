"""Budget: plans by account, period and dimension, their versions, transfers and allocations."""
