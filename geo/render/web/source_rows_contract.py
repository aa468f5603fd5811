"""The shape of the file of source rows, fetched when the first of them is opened.

``frontend/src/lib/contract.d.ts`` has the same types.
"""

from __future__ import annotations

from typing import TypedDict


class SourceRow(TypedDict):
    """A row as its source has it, and as the atlas has it.

    ``cells``: for each label of its kind what stands in the source and in the atlas; None where the source
    has no such column. ``changed``: cells that a decision is about; ``decisions``: positions of these.
    ``place``: where it stands in the source, "" where its number says it. ``doubt``: what is uncertain, in
    words; ``remark``: the reason, and what else is to be known. ``groups``: keys of what it belongs to.
    """

    place: str
    cells: list[tuple[str | None, str]]
    changed: list[int]
    decisions: list[int]
    doubt: str
    remark: str
    groups: list[str]


class Decision(TypedDict):
    """A row of ``data/corrections``: ``line`` as it stands in ``file``, the rest in words.

    ``key``: what ``line`` holds in the column of that name, the printed rows it is about.
    """

    file: str
    key: str
    line: list[str]
    column: str
    printed: str
    published: str
    kind: str
    reason: str
    evidence: str


class ReportField(TypedDict):
    """A column that a reader may propose another value for.

    ``file, table``: where the decision belongs; ``cells``: those whose printed text it is about;
    ``options``: name of the list of allowed values, "" for free text; ``pattern``: of such a text.
    """

    column: str
    label: str
    file: str
    table: str
    cells: list[int]
    options: str
    pattern: str
    kind: str


class SourceRows(TypedDict):
    """All source rows by key ("row:12", "unit:454", "powiat:0801" ...).

    ``labels`` and ``reports``: by kind of row. ``titles``: of groups. ``options``: list -> value -> name;
    ``gminy``: powiat -> names. ``words``: texts of the dialog.
    """

    lang: str
    words: dict[str, str]
    labels: dict[str, list[str]]
    reports: dict[str, list[ReportField]]
    options: dict[str, dict[str, str]]
    gminy: dict[str, list[str]]
    titles: dict[str, str]
    rows: dict[str, SourceRow]
    decisions: list[Decision]
