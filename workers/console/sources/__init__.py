"""What the admin commands about sources do."""
