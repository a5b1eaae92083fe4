"""Value types that every other folder may use: conversations, events, errors, servers, queries."""
