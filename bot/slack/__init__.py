"""Slack: what is said and clicked there comes to the desk, and the courier's letters go there.

Slack ─> app, routes, socket ─> listeners ┬─> hearing     messages and files: kept as questions
                                          ├─> acting      clicks, forms, shortcuts: done at the desk
                                          ├─> surfacing   Home, /threadcast, prompts, greetings
                                          └─> installations   who has installed the app, with what tokens
Slack <─ clients <─ delivering <─ native <─ rendering <─ the courier's letters

listeners      translate what Slack tells of, one file for each sort of request; they decide nothing
delivering     posts, edits, finds, uploads and downloads, at Slack's pace; says what a refusal of Slack's means
native         what Slack has for agents, where a workspace has it: streamed stages, a status
rendering      stored replies as blocks within Slack's limits; pure
checking       `threadcast slack check`
clients        make a client for each piece of work, from grants (what a workspace gave) by connecting and renewing
naming, controls   how Slack's ids stand in the ledger, and what buttons carry
people, refusing, whispering   who somebody is, what is refused and audited, words for one person alone
house, wiring, settings   what listeners share, how all of it is put together, and the environment
"""
