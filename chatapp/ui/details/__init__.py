"""Details of a reply, and the inspector of what was sent and came."""
