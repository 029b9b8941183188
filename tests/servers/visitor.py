"""A person in the web chat, over HTTP: what their browser would send, and what it would be shown."""

import re
import time
import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

import httpx

from tests.servers.patience import stretched

_PATIENCE_SECONDS = 30.0
"""How long a request is tried again while the chat process is away, as a browser does."""
_PAUSE_SECONDS = 0.2
_CSRF = re.compile(r'<meta name="csrf-token" content="([^"]+)"')
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Post:
    """A message as the page shows it. role: person, told, note or answer. text: its words, spaces collapsed."""

    id: str
    role: str
    question: str
    text: str


class Visitor:
    """Somebody who came in by a one-time link."""

    def __init__(self, url: str, entry: str) -> None:
        self.url = url
        self.client = httpx.Client(base_url=url, follow_redirects=True, timeout=30, headers={"Origin": url})
        page = self.client.get(entry)
        page.raise_for_status()
        found = _CSRF.search(page.text)
        assert found, page.text[:500]
        self.client.headers["X-CSRF-Token"] = found.group(1)

    def thread(self) -> str:
        """The id of a new thread."""
        return str(self._send(lambda: self.client.post("/threads"))["id"])

    def upload(self, name: str, content: bytes) -> Json:
        """Upload a file; what a message names it by."""
        return self._send(lambda: self.client.post("/uploads", files={"file": (name, content)}))

    def ask(self, thread: str, words: str, files: Sequence[Json] = (), *, event_id: str | None = None) -> str:
        """Say something in a thread; the question's id. The same event may be sent again."""
        body = {"event_id": event_id or str(uuid.uuid4()), "words": words, "attachments": list(files)}
        return self._told(thread, "messages", body)

    def ask_about(self, name: str, content: bytes, words: str) -> tuple[str, str]:
        """Ask about a file in a new thread; the thread's id and the question's."""
        thread = self.thread()
        return thread, self.ask(thread, words, [self.upload(name, content)])

    def choose(self, thread: str, question: str, value: str, label: str = "") -> str:
        """Click a choice of the question that asked; the new question's id."""
        body = {"event_id": str(uuid.uuid4()), "question": question, "value": value, "label": label or value}
        return self._told(thread, "choices", body)

    def change(self, thread: str, question: str, changes: Mapping[str, str | list[str]]) -> str:
        """Submit the form that changes a plan; the new question's id."""
        body = {"event_id": str(uuid.uuid4()), "question": question, "changes": dict(changes)}
        return self._told(thread, "changes", body)

    def stop(self, thread: str, question: str) -> None:
        """Ask that a question's work stops."""
        self._send(lambda: self.client.post(f"/threads/{thread}/stop", json={"question": question}))

    def delete_thread(self, thread: str) -> None:
        """Delete a thread with all that is in it."""
        self._patiently(lambda: self.client.delete(f"/threads/{thread}"), gone=True)

    def posts(self, thread: str) -> list[Post]:
        """What the thread shows, in order."""
        page = self._patiently(lambda: self.client.get(f"/threads/{thread}/posts"))
        reader = _Posts()
        reader.feed(page.text)
        return [post.as_post() for post in reader.posts]

    def answer(self, thread: str, question: str) -> Post | None:
        """The question's answer, where the thread shows one."""
        return next((post for post in self.posts(thread) if (post.role, post.question) == ("answer", question)), None)

    def wait_for_answer(self, thread: str, question: str, seconds: float = 60.0) -> Post:
        """The question's answer, as soon as it is there. AssertionError where it does not come in time."""
        return self._wait(lambda: self.answer(thread, question), thread, seconds)

    def wait_for_post(self, thread: str, question: str, role: str, seconds: float = 30.0) -> Post:
        """The question's message of a role, as soon as it is there."""

        def found() -> Post | None:
            return next((post for post in self.posts(thread) if (post.role, post.question) == (role, question)), None)

        return self._wait(found, thread, seconds)

    def _wait(self, look: Callable[[], Post | None], thread: str, seconds: float) -> Post:
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            found = look()
            if found is not None:
                return found
            time.sleep(_PAUSE_SECONDS)
        raise AssertionError(f"nothing within {seconds:.0f} s; the thread shows {self.posts(thread)}")

    def _told(self, thread: str, what: str, body: Json) -> str:
        return str(self._send(lambda: self.client.post(f"/threads/{thread}/{what}", json=body))["question"])

    def _send(self, request: Callable[[], httpx.Response]) -> Json:
        answer = self._patiently(request)
        return dict(answer.json()) if answer.content else {}

    def _patiently(self, request: Callable[[], httpx.Response], *, gone: bool = False) -> httpx.Response:
        """The request's answer, once the chat process is there. gone: done is done, also by an earlier try."""
        until = time.monotonic() + stretched(_PATIENCE_SECONDS)
        while True:
            try:
                answer = request()
            except httpx.TransportError:
                if time.monotonic() > until:
                    raise
                time.sleep(_PAUSE_SECONDS)
                continue
            if gone and answer.status_code == httpx.codes.NOT_FOUND:
                return answer
            assert answer.is_success, f"{answer.request.url}: {answer.status_code} {answer.text[:300]}"
            return answer


@dataclass
class _Reading:
    id: str
    role: str
    question: str
    words: list[str] = field(default_factory=list)

    def as_post(self) -> Post:
        return Post(self.id, self.role, self.question, " ".join(" ".join(self.words).split()))


class _Posts(HTMLParser):
    """Reads the messages of a page: each is an article with its role and its question."""

    def __init__(self) -> None:
        super().__init__()
        self.posts: list[_Reading] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "article" and "data-role" in given:
            self.posts.append(_Reading(given.get("id", ""), given["data-role"], given.get("data-question", "")))
            self._inside = True

    def handle_endtag(self, tag: str) -> None:
        self._inside = self._inside and tag != "article"

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.posts[-1].words.append(data)
