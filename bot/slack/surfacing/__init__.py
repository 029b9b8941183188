"""What people see of the bot beside its threads: the Home tab, the slash command, prompts and greetings."""
