"""The desktop around the window: notifications, tray icon, task bar."""
