"""The profile on disk and in the keyring: paths, single instance, log file, API keys."""
