"""Inventory: what came in, went out, was counted, moved or lost, and what it cost."""
