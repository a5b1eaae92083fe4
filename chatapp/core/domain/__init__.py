"""Values that every other room may use: conversations, events, errors, servers, queries."""
