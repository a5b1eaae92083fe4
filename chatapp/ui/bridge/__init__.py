"""The bridge between Qt and asyncio: the window's calls into the core, by subject."""
