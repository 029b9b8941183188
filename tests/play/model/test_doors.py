"""The paths, keys and errors of the servers that are played."""

import httpx
import pytest
from openai import AuthenticationError, AzureOpenAI, NotFoundError, OpenAI

from tests.play.model import PlayModel
from tests.play.model.conversing import KEY, ask, said


def _azure(model: PlayModel, key: str = KEY) -> AzureOpenAI:
    return AzureOpenAI(azure_endpoint=model.root, api_key=key, api_version="2024-10-21", max_retries=0)


def test_azure_names_its_deployment_in_the_path(model: PlayModel) -> None:
    ask(_azure(model), "echo")
    call = model.calls[0]
    assert (call.path, call.query) == ("/openai/deployments/echo/chat/completions", {"api-version": "2024-10-21"})
    assert (call.model, call.key, call.status) == ("echo", "api-key", 200)


def test_azure_knows_no_path_without_a_version(model: PlayModel) -> None:
    url = f"{model.root}/openai/deployments/echo/chat/completions"
    answer = httpx.post(url, json={"messages": said("Hi")}, headers={"api-key": KEY})
    assert (answer.status_code, answer.json()["error"]["message"]) == (404, "Resource not found")


@pytest.mark.parametrize("path", ["v1beta/openai/", "v1", "openai/v1", ""])
def test_each_compatible_path_answers_openais_client(model: PlayModel, path: str) -> None:
    client = OpenAI(base_url=f"{model.root}/{path}", api_key=KEY, max_retries=0)
    assert ask(client, "echo", "Good day").choices[0].message.content == "Good day"


def test_geminis_errors_come_in_a_list(model: PlayModel) -> None:
    answer = httpx.post(f"{model.gemini_url}chat/completions", json={"model": "nobody", "messages": said("Hi")})
    assert (answer.status_code, answer.json()[0]["error"]["status"]) == (401, "UNAUTHENTICATED")
    client = OpenAI(base_url=model.gemini_url, api_key=KEY, max_retries=0)
    with pytest.raises(NotFoundError) as missing:
        ask(client, "models/nobody")
    assert missing.value.response.json()[0]["error"]["status"] == "NOT_FOUND"
    assert ask(client, "models/echo", "Hi").choices[0].message.content == "Hi"


def test_without_the_right_key_nothing_is_said(model: PlayModel) -> None:
    for client in (OpenAI(base_url=model.base_url, api_key="sk-wrong", max_retries=0), _azure(model, "wrong")):
        with pytest.raises(AuthenticationError):
            ask(client, "echo")
    url, body = f"{model.base_url}/chat/completions", {"model": "echo", "messages": said("Hi")}
    assert httpx.post(url, json=body).status_code == 401
    assert httpx.post(url, json=body, headers={"api-key": KEY}).status_code == 401
    assert [call.status for call in model.calls] == [401] * 4
    assert httpx.get(f"{model.base_url}/models").status_code == 401


def test_a_house_without_a_lock_takes_any_key() -> None:
    with PlayModel() as model:
        body = {"model": "echo", "messages": said("Hi")}
        assert httpx.post(f"{model.base_url}/chat/completions", json=body).status_code == 200


def test_the_list_of_models_has_ones_own_and_the_characters(client: OpenAI, model: PlayModel) -> None:
    model.become("our-model", "echo")
    listed = [one.id for one in client.models.list()]
    assert listed[0] == "our-model"
    assert {"cooperative", "adversary", "slow", "429"} <= set(listed)


def test_a_model_that_is_not_there_is_not_found(client: OpenAI, model: PlayModel) -> None:
    with pytest.raises(NotFoundError) as missing:
        ask(client, "gpt-9")
    assert missing.value.code == "model_not_found"
    with pytest.raises(NotFoundError, match="deployment") as missing:
        ask(_azure(model), "gpt-9")
    assert missing.value.code == "DeploymentNotFound"
