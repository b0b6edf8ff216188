"""The command line: parse arguments, call the core, choose the exit code."""
