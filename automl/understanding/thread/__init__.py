"""Conversation: questions that go on from the last plan, and forms that change it."""
