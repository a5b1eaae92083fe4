"""The sidebar: conversation list, folders, archive and trash."""
