"""The profile on disk and in the keyring: paths, locks, log file, API keys."""
