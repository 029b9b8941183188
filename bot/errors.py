"""What a person is told when something that they asked for is not done.

Refused
├── Missing     there is no such thing, or not for this person
├── Forbidden   it is there, and they may not
├── SignedOut   nobody is signed in
├── TooMuch     it is larger than the limit
└── TooMany     there are as many already as one person may have
"""


class Refused(Exception):  # noqa: N818  not an error of the program: an answer
    """Base of what is not done. sentence, remedy: for the person. status: the HTTP status that says so."""

    status = 400

    def __init__(self, sentence: str, remedy: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.remedy = remedy


class Missing(Refused):
    status = 404


class Forbidden(Refused):
    status = 403


class SignedOut(Refused):
    status = 401


class TooMuch(Refused):
    status = 413


class TooMany(Refused):
    status = 429
