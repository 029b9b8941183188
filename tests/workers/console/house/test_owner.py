"""What the page calls whoever started Threadcast."""

import pytest

from workers.console.house.up import called


@pytest.mark.parametrize(("user", "name"), [("dana", "Dana"), ("root", "You"), ("", "You")])
def test_whoever_started_it_is_called_by_a_name_of_theirs(user: str, name: str) -> None:
    assert called(user) == name
