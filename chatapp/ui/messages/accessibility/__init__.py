"""What assistive tools see of the message view."""
