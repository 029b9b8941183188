"""Questions about the data as read-only SQL: written by rules or a model, admitted by one gate, run locked in."""
