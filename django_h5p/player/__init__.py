"""What a page needs to play one content: the token it acts with, the scripts it loads, the settings the core reads."""
