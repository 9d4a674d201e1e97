"""Work off the GUI thread: the runner, the change hub, and errors made into notices."""
