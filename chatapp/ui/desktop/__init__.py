"""The desktop around the window: notifications, the tray, the task bar."""
