"""What the list of 1999 is and is not, and the procedure it opened, told in words of our own.

Every fact is from the regulation of 12 May 1999 (Dz.U. 1999 nr 42 poz. 424); ``where`` names its paragraph.
The order and the dates are the regulation's; it sets no date for the application itself.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from geo.core.i18n import Translator

ACT_OF_BUDGET = dt.date(1999, 2, 17)
REGULATION_OF = dt.date(1999, 5, 12)
LAST_DAY_TO_SPEND = dt.date(1999, 12, 31)
UNSPENT_BACK_BY = dt.date(2000, 1, 15)
UNITS_REPORT_BY = dt.date(2000, 2, 15)
VOIVODES_SETTLE_BY = dt.date(2000, 2, 28)


@dataclass(frozen=True)
class Step:
    """A step of the procedure: when, what is done, and the paragraph that says so."""

    when: str
    what: str
    where: str


def what_it_is(w: Translator) -> tuple[str, ...]:
    """Return sentences on what the list is and is not."""
    return (
        w(
            "The list names the gminy, powiaty and voivodeships in which the flood occurred. Those on it"
            " could get state grants in 1999 towards their own tasks of repairing its damage (§ 1 and § 2)."
        ),
        w(
            "It is not a map of flood hazard: it knows no depth, no reach of the water and no losses, and a"
            " gmina stands on it whole, however small its flooded part."
        ),
        w(
            "Who is not on it may have been flooded too, and who is on it did not get money by that alone: a"
            " grant had to be applied for."
        ),
        w(
            "The regulation does not date the flood; the application asked what was spent on the damage in"
            " 1997 and 1998 (§ 3)."
        ),
        w(
            "Of the powiat gorzowski only the heading is printed, without gminy: that is “no data”, not “no"
            " flood”."
        ),
    )


def procedure(w: Translator) -> tuple[Step, ...]:
    """Return the steps in the order of time."""
    day = w.date
    return (
        Step(
            day(ACT_OF_BUDGET),
            w(
                "The budget act for 1999, on which the regulation stands, sets reserves aside (annex 2, part"
                " 83, items 10 and 11)."
            ),
            w("preamble, § 4(1)"),
        ),
        Step(
            day(REGULATION_OF),
            w(
                "The Council of Ministers makes the regulation with the list. It takes effect on the day it"
                " is published."
            ),
            w("§ 1, § 6"),
        ),
        Step(
            w("then"),
            w(
                "A unit on the list applies to its voivode: its losses, what it spent in 1997 and 1998 with"
                " what grants, and a schedule of works for 1999 with costs."
            ),
            w("§ 3(1) and (2)"),
        ),
        Step(
            w("without delay"),
            w(
                "The voivode checks the applications and passes them to the Head of the Prime Minister's"
                " Chancellery, who divides the reserves among units and tasks."
            ),
            w("§ 3(3), § 4(1) and (2)"),
        ),
        Step(
            w("without delay"),
            w(
                "Told of the division, the voivode asks the minister of finance for a larger budget, out of"
                " which the grants are given."
            ),
            w("§ 2(2), § 4(3)"),
        ),
        Step(day(LAST_DAY_TO_SPEND), w("Last day to use a grant."), w("§ 5(1)(1)")),
        Step(day(UNSPENT_BACK_BY), w("What was not used is paid back by this day."), w("§ 5(1)(1)")),
        Step(
            day(UNITS_REPORT_BY),
            w("The units tell the voivode by this day how much they used, and on what."),
            w("§ 5(1)(2)"),
        ),
        Step(
            day(VOIVODES_SETTLE_BY),
            w(
                "The voivodes hand in the settlement of all grants of 1999, by unit and kind of task, to the"
                " Head of the Chancellery and the minister of finance by this day."
            ),
            w("§ 5(2)"),
        ),
    )
