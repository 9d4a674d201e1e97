"""The window of Countinghouse: a Qt interface over `finance_core`, which never imports it."""
