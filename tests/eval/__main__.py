"""`make eval`: every question set through the rules. `python -m tests.eval --wrong` lists what is wrong, too."""

import sys

from tests.eval.score import score, told
from tests.eval.sets import by_rules, questions


def main() -> None:
    """Print the score of the rules."""
    found = score(by_rules, questions())
    print(told(found))
    if "--wrong" in sys.argv[1:]:
        print("\nWrong")
        print("\n".join(f"  {id_:<28}{', '.join(fields)}" for id_, fields in found.wrong.items()))


if __name__ == "__main__":
    main()
