"""`threadcast slack check`: says in words whether everything is there that Slack's side needs, and what is missing."""
