"""A file that is deleted in Slack is deleted here, where its giver asked about it; what others have of it stays."""

from sqlalchemy import select

from ledger.tables import AuditEntry, Dataset, SlackFile
from tests.bot.slack.office import SlackOffice
from tests.play import slack as play
from tests.waiting import soon

CSV = b"Month,Sales\n2024-01,10\n2024-02,12\n"


def _fetched(office: SlackOffice, place: play.Channel) -> list[Dataset]:
    with office.living.database.read() as session:
        threads = {each.thread_id for each in office.questions(place)}
        return list(session.scalars(select(Dataset).where(Dataset.thread_id.in_(threads))))


def _fetched_so_far(office: SlackOffice, place: play.Channel, number: int = 1) -> list[Dataset]:
    assert soon(lambda: len(_fetched(office, place)) == number, 10), _fetched(office, place)
    return _fetched(office, place)


def _remembered(office: SlackOffice, said: play.Said) -> bool:
    with office.living.database.read() as session:
        return bool(session.scalars(select(SlackFile).where(SlackFile.file == said.files[0].id)).all())


def _asked_with(office: SlackOffice, ada: play.Person, place: play.Channel, *names: str) -> play.Said:
    said = ada.says(place, f"{office.acme.mention} predict", files=[(name, CSV) for name in names])
    _fetched_so_far(office, place, len(names))
    return said


def test_a_file_that_its_asker_deletes_in_slack_is_deleted_here(office: SlackOffice) -> None:
    """Fails where nobody listens to file_deleted."""
    ada = office.person()
    sales = office.channel(ada)
    said = _asked_with(office, ada, sales, "orders.csv")
    office.acme.delete_file(said.files[0].id)
    assert soon(lambda: _fetched(office, sales)[0].original_key is None, 10)
    (gone,) = _fetched(office, sales)
    assert gone.state == "deleted"
    assert soon(lambda: not _remembered(office, said), 10)
    with office.living.database.read() as session:
        audited = session.scalars(select(AuditEntry.action).where(AuditEntry.subject == gone.id)).all()
        assert audited == ["delete_file"]


def test_only_the_file_that_was_deleted_goes(office: SlackOffice) -> None:
    ada = office.person()
    sales = office.channel(ada)
    said = _asked_with(office, ada, sales, "orders.csv", "returns.csv")
    office.acme.delete_file(said.files[1].id)
    assert soon(lambda: any(each.state == "deleted" for each in _fetched(office, sales)), 10)
    assert [each.state for each in sorted(_fetched(office, sales), key=lambda each: each.name)] == ["ready", "deleted"]


def test_what_somebody_else_asked_about_stays_theirs(office: SlackOffice) -> None:
    """Fails where every copy of a file is taken for its giver's."""
    ada, bob = office.person(), office.person("Bob")
    sales = office.channel(ada, bob)
    dropped = ada.drops(sales, ("orders.csv", CSV))
    office.heard_all()
    bob.says(sales, f"{office.acme.mention} predict", thread=dropped.ts)
    (copy,) = _fetched_so_far(office, sales)
    assert copy.name == "orders.csv"
    office.acme.delete_file(dropped.files[0].id)
    assert soon(lambda: not _remembered(office, dropped), 10)
    assert _fetched(office, sales)[0].state == "ready"
