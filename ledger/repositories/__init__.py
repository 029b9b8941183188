"""One repository for each subject. Every method takes the workspace; each works in the session it was given."""
