"""What a mind is: a function from a request to a reply."""

from collections.abc import Callable

from tests.play.model.asked import Asked
from tests.play.model.replies import Reply

Mind = Callable[[Asked], Reply]
