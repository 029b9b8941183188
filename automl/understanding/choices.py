"""Clarifying questions, and the choices that answer them."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from automl.errors import UnderstandingError
from automl.plan import Choice, Clarify

MOST_CHOICES = 8


class Ask(Exception):  # noqa: N818  it is no error: a question goes back
    """A question that must be answered before there can be a plan."""

    def __init__(self, clarify: Clarify) -> None:
        super().__init__(clarify.question)
        self.clarify = clarify


@dataclass(frozen=True, slots=True)
class Choices:
    """The choices made before; `used` are those that have answered a question by now."""

    made: tuple[str, ...] = ()
    used: set[str] = field(default_factory=set)

    def settle(self, question: str, options: Sequence[Choice]) -> str:
        """The value of the option that was chosen.

        Ask when none was; UnderstandingError when the choice made is none of them.
        """
        for made in self.made:
            if meant := _meant(made, options):
                self.used.add(made)
                return meant
        keys = {_key(option.value) for option in options} | {""}
        for made in self.made:
            if _key(made) in keys and made not in self.used:
                raise _no_choice(made, options)
        raise Ask(Clarify(question=question, choices=list(options[:MOST_CHOICES])))

    def refuse_unused(self) -> None:
        """UnderstandingError when a choice answered nothing that was asked."""
        left = [made for made in self.made if made not in self.used]
        if left:
            raise UnderstandingError(
                f"The choice “{left[0]}” answers nothing that this question leaves open.",
                "Leave it out, or put what you want into the question itself.",
            )


def key_value(key: str, value: str) -> str:
    return f"{key}={value}"


def value_of(choice: str) -> str:
    """What stands after the key of a choice's value."""
    return choice.partition("=")[2]


def _meant(made: str, options: Sequence[Choice]) -> str | None:
    """The value of the option that was chosen: by its whole value, or by what stands after the key of just one."""
    wanted = made.casefold()
    whole = [option.value for option in options if option.value.casefold() == wanted]
    bare = [option.value for option in options if value_of(option.value).casefold() == wanted]
    return whole[0] if whole else bare[0] if len(bare) == 1 and wanted else None


def _key(value: str) -> str:
    key, mark, _ = value.partition("=")
    return key.casefold() if mark else ""


def _no_choice(made: str, options: Sequence[Choice]) -> UnderstandingError:
    listed = ", ".join(f"“{option.value}”" for option in options[:MOST_CHOICES])
    return UnderstandingError(f"“{made}” is not one of the choices.", f"Choose one of {listed}.")
