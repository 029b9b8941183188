"""What Slack has for agents and for nobody else: a session with a stop button, and messages that stream their tasks.

A workspace that has neither is found out by its first refusal, and messages are edited there as everywhere: nothing
here fails loudly, and nothing is lost by it.
"""
