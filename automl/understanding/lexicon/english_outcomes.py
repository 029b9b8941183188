"""How English speaks of what becomes of people and things, and of the columns that hold it."""

from automl.understanding.lexicon.outcome_words import Outcome
from automl.understanding.lexicon.written import words


def _names(text: str) -> tuple[str, ...]:
    return tuple(text.split())


OUTCOMES = (
    Outcome(
        "leaving",
        words("""
leave leaves leaving left quit quits quitting churn churns churning churned churner churners cancel cancels
cancelling canceling cancelled lapse lapses defect exit exits resign resigns attrition unsubscribe lose losing
lost leaver leavers
"""),
        words("""
stay stays staying remain remains renew renews renewing retain retained retention loyal
"""),
        _names("""
churn churned left leave leaves leaver exited exit attrition quit resigned terminated unsubscribed lapsed
cancelled canceled cancellation turnover is_canceled
"""),
        words("stayed retained active renewed renewal renew loyal retention"),
    ),
    Outcome(
        "approval",
        words("""
approve approves approved approving approval approvals get gets getting granted grant granting accept accepted accepting
eligible qualify receive pass
"""),
        words("""
reject rejects rejected rejecting rejection refuse refuses refused refusing deny denied denying decline declined
declining
"""),
        _names("approved approval granted accepted decision admitted eligible status outcome result"),
        words("rejected rejection denied declined refused"),
    ),
    Outcome(
        "survival",
        words("survive survives survived survival surviving live lived alive"),
        words("die dies died dying perish perished drown drowned dead death"),
        _names("survived survival survive alive outcome"),
        words("died death dead deceased mortality"),
    ),
    Outcome(
        "default",
        words("default defaults defaulted defaulting delinquent"),
        words("repay repays repaid"),
        _names("default defaulted delinquent delinquency bad_loan charged_off status"),
        words("repaid paid fully_paid"),
    ),
    Outcome(
        "fraud",
        words("fraud frauds fraudulent fraudster cheat cheats suspicious"),
        words("legitimate genuine honest"),
        _names("fraud fraudulent isfraud fraud_reported class label"),
    ),
    Outcome(
        "buying",
        words("""
buy buys purchase purchases convert converts subscribe subscribes respond responds accept click clicks
"""),
        words("ignore ignores"),
        _names("""
bought buy purchased purchase converted conversion convert response responded subscribed subscribe clicked click
buyer deposit y
"""),
    ),
    Outcome(
        "illness",
        words("sick ill disease diabetes diabetic cancer malignant stroke tumour tumor infected"),
        words("healthy benign well"),
        _names("disease diagnosis diabetes diabetic cancer stroke condition outcome target class"),
    ),
    Outcome(
        "failure",
        words("fail fails failing failed break breaks breakdown malfunction"),
        words("work works"),
        _names("failure failed fail broken breakdown machine_failure fault defect"),
        words("passed pass ok success"),
    ),
    Outcome(
        "lateness",
        words("late delayed delay delays overdue"),
        words("punctual"),
        _names("late delayed is_late late_delivery delay overdue"),
        words("on_time ontime punctual"),
    ),
    Outcome("return", words("return returns returned"), words("keep"), _names("returned return refunded")),
    Outcome(
        "no-show",
        words("miss skip"),
        words("attend show"),
        _names("no_show noshow no-show"),
        words("attended show showed"),
    ),
    Outcome("spam", words("spam junk"), words("ham"), _names("spam label class")),
    Outcome("promotion", words("promoted promotion"), words(""), _names("promoted is_promoted promotion")),
    Outcome("payment", words("pay pays paid paying settle settles settled"), words("owe owes"), _names("paid settled")),
    Outcome(
        "worth",
        words("""
worth cost costs price prices priced pricing value valued valuation sell sells expensive rent fetch pay pays
"""),
        words("cheap"),
        _names("price saleprice value cost worth fee charges charge premium fare rent amount"),
        amount=True,
    ),
    Outcome(
        "quality",
        words("good well rated rating ratings quality best great"),
        words("bad poor badly"),
        _names("quality rating score grade stars review"),
        amount=True,
    ),
    Outcome(
        "demand",
        words("rented rent rentals rental hired booked used demand rides trips bikes"),
        words(""),
        _names("count cnt total rentals rented_bike_count demand bookings trips rides"),
        amount=True,
    ),
    Outcome(
        "income",
        words("earn earns earning income salary paid rich wage wages"),
        words("poor"),
        _names("income salary wage wages earnings pay compensation"),
        amount=True,
    ),
    Outcome(
        "kind",
        words("""
kind kinds type types class classes category categories species topic topics group label labels genre variety
cultivar
"""),
        words(""),
        _names("class species type category topic label genre variety kind cultivar target group"),
    ),
)
