"""A model's server, and OpenAI's own client that talks to it."""

from collections.abc import Iterator

import pytest
from openai import OpenAI

from tests.play.model import PlayModel
from tests.play.model.conversing import KEY


@pytest.fixture
def model() -> Iterator[PlayModel]:
    with PlayModel(key=KEY) as play:
        yield play


@pytest.fixture
def client(model: PlayModel) -> OpenAI:
    return OpenAI(base_url=model.base_url, api_key=KEY, max_retries=0, timeout=10)
