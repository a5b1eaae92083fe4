"""The window: Qt widgets over the core, joined to it by `bridge` alone."""
