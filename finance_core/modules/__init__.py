"""The modules: vertical slices with one fixed set of files each."""
