"""Fixed assets: register, components, depreciation, tax book, changes of value, and disposals."""
