"""The chat engine: sends questions, runs replies, builds requests, organizes conversations."""
