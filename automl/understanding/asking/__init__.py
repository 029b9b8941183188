"""Questions about the past: what their words wish for, and the plans that they become."""
