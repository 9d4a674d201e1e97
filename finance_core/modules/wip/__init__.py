"""Work in process: work orders, labour, overhead, by-products and the cost of what was made."""
