"""Who answers, by the model's name: a mind, what the server cannot do, how the words come out and how they travel.

    cooperative                 acts sensibly on what it is asked; the default of the names below
    adversary  adversary:7      lies and smuggles, at random or by seed; adversary:roman makes that one attack always
    obedient                    does what the data tell it to
    echo                        says the last message back
    refusing  refusing:words|filter     the refusal field; a polite no as content; the content filter
    empty  empty:text|choices|tools     null content; ""; no choices; an empty list of calls
    no-tools no-schema no-json no-system no-stream picky    400 for what such servers do not take
    reasoning  reasoning:field|unclosed|headless|nested     thoughts before the answer
    fenced                      JSON in a fence, with chat before and after
    malformed  malformed:truncated|quotes|comma|types|extra|twice|prose|bom|nan|deep|list
    babbling                    goes on and on, whole or as a stream
    slow:60  dribbling:0.1  waiting:60      silence; bytes in drops; empty lines, then the answer
    down  cut                   the connection breaks before the head; inside the body
    429  429:30 (Retry-After)  quota  500  503  401  403  404  html  html:502  huge  huge:100 (MB)

Parts combine with "+": `adversary:7+fenced+reasoning`, `cooperative+slow:3`.
"""

from .character import Character, character, names

__all__ = ["Character", "character", "names"]
