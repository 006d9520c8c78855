"""The filters "open now", "today" and "starts this week": they depend on when somebody asks."""

from collections.abc import Iterator
from datetime import date, time
from typing import Any

import tantivy

from bildungsbuero.core.opening_hours import WEEKDAYS
from bildungsbuero.search.documents import quarter_key
from bildungsbuero.search.request import OPEN_NOW, STARTS_THIS_WEEK, TODAY, SearchRequest

Must, Should = tantivy.Occur.Must, tantivy.Occur.Should


def moments(schema: Any, request: SearchRequest) -> Iterator[Any]:
    """Yield a filter for each of what the request says of its moment."""
    for name in request.when:
        if name == TODAY:
            yield _unscored(_on_day(schema, request.on))
        elif name == STARTS_THIS_WEEK:
            yield _unscored(_begins(schema, request.on))
        elif name == OPEN_NOW and request.at is not None:
            yield _unscored(_is_open(schema, request.on, request.at))


def _on_day(schema: Any, on: date) -> Any:
    """What takes place on this day by its dates, or each week on this weekday."""
    dated = tantivy.Query.term_query(schema, "day", on.toordinal())
    weekly = tantivy.Query.term_query(schema, "weekly", WEEKDAYS[on.weekday()])
    return tantivy.Query.boolean_query([(Should, dated), (Should, weekly)])


def _begins(schema: Any, on: date) -> Any:
    """What begins between this day and the Sunday behind it."""
    sunday = on.toordinal() + 6 - on.weekday()
    return tantivy.Query.range_query(schema, "starts", tantivy.FieldType.Integer, on.toordinal(), sunday)


def _is_open(schema: Any, on: date, at: time) -> Any:
    key = quarter_key(WEEKDAYS[on.weekday()], (at.hour * 60 + at.minute) // 15)
    return tantivy.Query.term_query(schema, "open", key)


def _unscored(query: Any) -> Any:
    return tantivy.Query.const_score_query(query, 0.0)
