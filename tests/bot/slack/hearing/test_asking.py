"""What people say in Slack becomes questions: by mention, with files, in threads, and in conversations with the bot."""

from tests.bot.slack.office import SlackOffice

CSV = b"Month,Sales\n2024-01,10\n2024-02,12\n"


def test_a_mention_in_a_channel_is_a_question_in_its_thread(office: SlackOffice) -> None:
    ada = office.person()
    sales = office.channel(ada)
    said = ada.says(sales, f"{office.acme.mention} predict next quarter &amp; why")
    (question,) = office.asked(sales)
    office.heard_all()
    assert question.words == "predict next quarter & why"
    assert office.asker(question).platform_user == ada.id
    thread = office.thread(question)
    assert thread.platform_thread == f"{sales.id}/{said.ts}"
    assert not thread.private
    assert len(office.questions(sales)) == 1


def test_a_mention_with_a_file_takes_the_file_along(office: SlackOffice) -> None:
    ada = office.person()
    sales = office.channel(ada)
    said = ada.says(sales, f"{office.acme.mention} predict next quarter", files=[("orders.csv", CSV)])
    (question,) = office.asked(sales)
    office.heard_all()
    (attachment,) = office.questions(sales)[0].attachments
    assert attachment == {"reference": said.files[0].id, "name": "orders.csv", "bytes": len(CSV)}
    assert question.words == "predict next quarter"


def test_what_is_said_to_the_bot_alone_is_private(office: SlackOffice) -> None:
    ada = office.person()
    talk = office.acme.dm(ada)
    ada.says(talk, "hello")
    (question,) = office.asked(talk)
    assert office.thread(question).private


def test_what_is_said_in_a_channel_without_a_mention_is_not_for_the_bot(office: SlackOffice) -> None:
    ada = office.person()
    sales = office.channel(ada)
    ada.says(sales, "lunch?")
    ada.says(sales, f"{office.acme.mention} predict")
    (question,) = office.asked(sales)
    office.heard_all()
    assert [each.words for each in office.questions(sales)] == [question.words] == ["predict"]


def test_in_a_group_message_it_answers_where_it_is_mentioned(office: SlackOffice) -> None:
    ada, bob = office.person(), office.person("Bob")
    group = office.acme.group(ada, bob)
    ada.says(group, "lunch?")
    ada.says(group, f"{office.acme.mention} predict", files=[("orders.csv", CSV)])
    (question,) = office.asked(group)
    office.heard_all()
    assert [each.words for each in office.questions(group)] == [question.words] == ["predict"]
    assert [each["name"] for each in question.attachments] == ["orders.csv"]
    assert not office.thread(question).private


def test_a_file_dropped_first_is_taken_by_the_mention_in_its_thread_once(office: SlackOffice) -> None:
    ada, bob = office.person(), office.person("Bob")
    sales = office.channel(ada, bob)
    dropped = ada.drops(sales, ("orders.csv", CSV))
    bob.says(sales, f"{office.acme.mention} predict", thread=dropped)
    (first,) = office.asked(sales)
    assert [each["name"] for each in first.attachments] == ["orders.csv"]
    bob.says(sales, f"{office.acme.mention} by region", thread=dropped)
    assert office.asked(sales, 2)[1].attachments == []


def test_a_mention_without_a_file_takes_the_askers_own_last_one_in_the_channel(office: SlackOffice) -> None:
    ada, bob = office.person(), office.person("Bob")
    sales = office.channel(ada, bob)
    ada.drops(sales, ("older.csv", CSV))
    ada.drops(sales, ("newer.csv", CSV))
    bob.says(sales, f"{office.acme.mention} predict")
    assert office.asked(sales)[0].attachments == []
    ada.says(sales, f"{office.acme.mention} predict")
    assert [each["name"] for each in office.asked(sales, 2)[1].attachments] == ["newer.csv"]


def test_a_file_dropped_to_the_bot_is_described_and_the_next_words_are_about_it(office: SlackOffice) -> None:
    ada = office.person()
    talk = office.acme.dm(ada)
    ada.drops(talk, ("orders.csv", CSV))
    assert [each["name"] for each in office.asked(talk)[0].attachments] == ["orders.csv"]
    ada.says(talk, "predict next quarter")
    first, second = office.asked(talk, 2)
    assert [each["name"] for each in second.attachments] == ["orders.csv"]
    assert first.thread_id != second.thread_id


def test_a_file_dropped_in_a_channel_is_not_answered(office: SlackOffice) -> None:
    ada = office.person()
    sales = office.channel(ada)
    ada.drops(sales, ("orders.csv", CSV))
    office.heard_all()
    assert office.questions(sales) == []
