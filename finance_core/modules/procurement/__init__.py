"""Procurement: requisitions, the orders made of them, and the goods received."""
