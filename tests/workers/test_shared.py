"""Questions in a thread that an answer was shared with: its file stayed where it was."""

from sqlalchemy import update

from ledger.leases import move
from ledger.states import QuestionState
from ledger.tables import Question
from tests.workers.chat import Chat, sales


def test_what_needs_the_file_is_answered_with_where_it_is(chat: Chat) -> None:
    asked = chat.say("predict next quarter", file=sales())
    chat.plan(asked)
    elsewhere = Chat(chat.wired, chat.folder, "elsewhere")
    shared = elsewhere.say("predict next quarter", kind="shared", parent=asked)
    with chat.wired.database.write() as session:
        session.execute(update(Question).where(Question.id == shared).values(plans=chat.asked(asked).plans))
        move(session, session.get_one(Question, shared), QuestionState.ANSWERED)
    further = elsewhere.say("and by region?")
    elsewhere.plan(further)
    assert elsewhere.reply(further).text().startswith("Only the answer was shared here, not its file.")
