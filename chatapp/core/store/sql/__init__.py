"""SQL statements by subject; each function takes an open connection."""
