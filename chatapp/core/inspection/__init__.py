"""The exchanges with servers behind a reply, and its course, as the inspector shows them."""
