"""How the service is run: request lines in the log, traces, metrics, and whether it is ready."""
