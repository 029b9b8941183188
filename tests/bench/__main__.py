"""`make bench`: every measurement, ours and others' side by side in one run. Machines are noisy: trust the ratios."""

import argparse

from tests.bench import business

SECTIONS = {"business": business.run}


def main() -> None:
    """Run all sections, or those that are named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sections", nargs="*", choices=[*SECTIONS, []], help="which sections to run; all by default")
    for name in parser.parse_args().sections or SECTIONS:
        print(f"\n== {name}")
        SECTIONS[name]()


if __name__ == "__main__":
    main()
