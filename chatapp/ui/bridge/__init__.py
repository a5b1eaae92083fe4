"""The bridge between Qt and asyncio: what the window asks of the core."""
