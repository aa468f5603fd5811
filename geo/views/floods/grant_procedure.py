"""Meaning of the flood list of 1999, and the grant procedure based on it.

Notes
-----
Source: regulation of 12 May 1999 (Dz.U. 1999 nr 42 poz. 424), paraphrased; ``Step.where`` cites the
paragraph. The order of steps and the dates are those of the regulation. It sets no deadline for applications.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from geo.core.i18n import N_, Translator

ACT_OF_BUDGET = dt.date(1999, 2, 17)
REGULATION_OF = dt.date(1999, 5, 12)
LAST_DAY_TO_SPEND = dt.date(1999, 12, 31)
UNSPENT_BACK_BY = dt.date(2000, 1, 15)
UNITS_REPORT_BY = dt.date(2000, 2, 15)
VOIVODES_SETTLE_BY = dt.date(2000, 2, 28)


@dataclass(frozen=True)
class Step:
    """A step of the procedure: date, action and the paragraph of the regulation."""

    when: str
    what: str
    where: str


def what_it_is(w: Translator) -> tuple[str, ...]:
    """Return sentences that explain the meaning and the limits of the list."""
    return (
        w(
            "The list names the gminy, powiaty and voivodeships in which the flood occurred. Those on it"
            " could get state grants in 1999 towards their own tasks of repairing its damage (§ 1 and § 2)."
        ),
        w(
            "It is not a map of flood hazard: it does not record depth, extent or losses, and a gmina is"
            " listed as a whole, however small its flooded part."
        ),
        w(
            "Units that are not listed may have been flooded too, and being listed did not bring money by"
            " itself: a grant had to be applied for."
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


_STEPS: tuple[tuple[dt.date | str, str, str], ...] = (
    (
        ACT_OF_BUDGET,
        N_(
            "The budget act for 1999, on which the regulation stands, sets reserves aside (annex 2, part"
            " 83, items 10 and 11)."
        ),
        N_("preamble, § 4(1)"),
    ),
    (
        REGULATION_OF,
        N_(
            "The Council of Ministers makes the regulation with the list. It takes effect on the day it"
            " is published."
        ),
        N_("§ 1, § 6"),
    ),
    (
        N_("then"),
        N_(
            "A unit on the list applies to its voivode: its losses, what it spent in 1997 and 1998 with"
            " what grants, and a schedule of works for 1999 with costs."
        ),
        N_("§ 3(1) and (2)"),
    ),
    (
        N_("without delay"),
        N_(
            "The voivode checks the applications and passes them to the Head of the Prime Minister's"
            " Chancellery, who divides the reserves among units and tasks."
        ),
        N_("§ 3(3), § 4(1) and (2)"),
    ),
    (
        N_("without delay"),
        N_(
            "Informed of the allocation, the voivode applies to the minister of finance for a larger budget,"
            " from which the grants are paid."
        ),
        N_("§ 2(2), § 4(3)"),
    ),
    (LAST_DAY_TO_SPEND, N_("Last day to use a grant."), N_("§ 5(1)(1)")),
    (UNSPENT_BACK_BY, N_("What was not used is paid back by this day."), N_("§ 5(1)(1)")),
    (
        UNITS_REPORT_BY,
        N_("The units tell the voivode by this day how much they used, and on what."),
        N_("§ 5(1)(2)"),
    ),
    (
        VOIVODES_SETTLE_BY,
        N_(
            "The voivodes hand in the settlement of all grants of 1999, by unit and kind of task, to the"
            " Head of the Chancellery and the minister of finance by this day."
        ),
        N_("§ 5(2)"),
    ),
)
"""Date (or a phrase), action and paragraph of each step, in chronological order."""


def procedure(w: Translator) -> tuple[Step, ...]:
    """Return the steps in chronological order."""
    return tuple(
        Step(w.date(when) if isinstance(when, dt.date) else w(when), w(what), w(where))
        for when, what, where in _STEPS
    )
