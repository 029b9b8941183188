"""What a file is about: what a manager looks at first."""
