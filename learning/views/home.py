"""What this app says on the home page."""
