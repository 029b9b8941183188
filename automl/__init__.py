"""Tables and plans in, results out. Pure: knows no chat, no queue, no database and no network."""
