"""The courier: outbox rows reach their threads, in order, once, and told plans show their progress."""
