"""The settings of servers: their list, the form for one, and its API key."""
