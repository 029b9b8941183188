"""A stored reply becomes Slack's blocks, within Slack's limits. Pure: nothing here asks a server.

`message.rendered` makes the message of a letter, `wording.plain` its words alone, `modals.modal` the view of a form and
`modals.changes_of` what was submitted; `blocks` and `escaping` serve whoever else says something on Slack.
"""
