"""Where the bot joins a channel, and where somebody begins to talk to it."""

from tests.bot.slack.office import SlackOffice


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
