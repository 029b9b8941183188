"""Where the bot joins a channel, and where somebody begins to talk to it."""

from pathlib import Path

from tests.bot.living import Living
from tests.bot.slack.office import SlackOffice, settings
from tests.play import slack as play


def test_a_channel_is_greeted_once_also_where_the_bot_comes_back(office: SlackOffice) -> None:
    ada = office.person()
    hats = office.acme.channel("hats", members=[ada], with_bot=False)
    hats.join(office.acme.bot, ada.id)
    office.slack.wait(lambda: len(hats.messages()) == 1)
    assert "Mention me with a file and a question" in hats.messages()[0].text
    hats.kick_bot()
    hats.join(office.acme.bot, ada.id)
    ada.says(hats, f"{office.acme.mention} predict")
    office.asked(hats)
    office.heard_all()
    assert len([each for each in hats.messages() if "Mention me with" in each.text]) == 1


def test_people_who_join_a_channel_are_not_greeted(office: SlackOffice) -> None:
    ada, bob = office.person(), office.person("Bob")
    sales = office.channel(ada)
    sales.join(bob.id, ada.id)
    office.heard_all()
    assert not sales.messages()


def test_who_opens_a_conversation_is_offered_something_to_say(office: SlackOffice) -> None:
    ada = office.person()
    talk = office.acme.dm(ada)
    ada.opens_messages()
    (call,) = _prompted(office, talk)
    assert call.error is None
    assert "thread_ts" not in call.params, "the newer conversations take none"
    assert "What can you do?" in str(call.params["prompts"])


def _prompted(office: SlackOffice, talk: play.Channel) -> list[play.Call]:
    """The prompts that were offered in a conversation, as soon as there are any."""

    def found() -> list[play.Call]:
        calls = office.slack.calls("assistant.threads.setSuggestedPrompts")
        return [each for each in calls if each.params["channel_id"] == talk.id]

    office.slack.wait(lambda: bool(found()))
    return found()


def test_in_the_older_kind_of_conversation_prompts_stand_in_its_thread(office: SlackOffice) -> None:
    ada = office.person()
    talk = office.acme.dm(ada)
    said = ada.says(talk, "hello")
    begun = {"user_id": ada.id, "context": {}, "channel_id": talk.id, "thread_ts": said.ts}
    event = {"type": "assistant_thread_started", "assistant_thread": begun, "event_ts": said.ts}
    office.slack.send({**said.events[0], "event_id": "Ev0OLDER", "event": event})
    (call,) = _prompted(office, talk)
    assert call.params["thread_ts"] == said.ts
    assert call.error is None


def test_where_no_prompts_are_taken_nothing_is_lost(office: SlackOffice) -> None:
    ada = office.person()
    talk = office.acme.dm(ada)
    office.slack.fault("assistant.threads.setSuggestedPrompts", error="unknown_method")
    ada.opens_messages()
    assert _prompted(office, talk)[0].error == "unknown_method"
    ada.says(talk, "hello")
    assert office.asked(talk)


def test_home_and_command_are_there_through_a_socket_too(tmp_path: Path) -> None:
    with play.PlaySlack() as slack:
        acme = slack.team("Acme")
        with Living(tmp_path, quiet=True, **settings(slack, acme, socket=True)):
            ada = acme.person("Ada")
            sales = acme.channel("sales", members=[ada])
            slack.wait(lambda: bool(slack.sockets.open))
            ada.opens_home()
            slack.wait(lambda: ada.home is not None)
            helped = ada.commands(sales, "help")
            assert helped is not None
            assert "/threadcast jobs" in helped.reading_text()
