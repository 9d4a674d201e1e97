"""Revenue from contracts with customers: price, allocation, recognition, contract asset and liability."""
