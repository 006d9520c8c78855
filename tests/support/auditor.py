"""An attacker of its own for tests: GLPK in place of HiGHS, and equations found anew from the codes of the cells."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import product

import swiglpk as glpk

from bildungsbuero.core.protection import TOTAL, CountTable, Protected, State


def widths(table: CountTable, found: Protected) -> list[float]:
    """Return how far apart the bounds of each primary cell lie for somebody who sees what is published."""
    hidden = [state is not State.PUBLISHED for state in found.states]
    problem = _problem(table, hidden)
    primary = [cell for cell, state in enumerate(found.states) if state is State.PRIMARY]
    answers = [_bound(problem, cell, glpk.GLP_MAX) - _bound(problem, cell, glpk.GLP_MIN) for cell in primary]
    glpk.glp_delete_prob(problem)
    return answers


def widths_over_releases(releases: Sequence[tuple[CountTable, Sequence[State]]]) -> list[float]:
    """Return how far apart the bounds of each primary cell of any release lie for somebody who keeps all of them.

    A count that did not change between releases is one unknown; what any release showed is known.
    """
    columns: dict[tuple[object, ...], int] = {}
    shown, primary = set(), set()
    for table, states in releases:
        for (codes, count), state in zip(table.counts.items(), states, strict=True):
            column = columns.setdefault((codes, count), len(columns))
            shown |= {column} if state is State.PUBLISHED else set()
            primary |= {column} if state is State.PRIMARY else set()
    problem = glpk.glp_create_prob()
    glpk.glp_add_cols(problem, len(columns))
    for (_codes, count), column in columns.items():
        kind, value = (glpk.GLP_FX, float(count or 0)) if column in shown else (glpk.GLP_LO, 0.0)
        glpk.glp_set_col_bnds(problem, column + 1, kind, value, value)
    for table, _states in releases:
        keys = list(table.counts.items())
        for equation in _equations(table):
            _row(problem, {columns[keys[cell]]: sign for cell, sign in equation.items()}, glpk.GLP_FX, 0.0)
    answers = [
        _bound(problem, cell, glpk.GLP_MAX) - _bound(problem, cell, glpk.GLP_MIN) for cell in sorted(primary - shown)
    ]
    glpk.glp_delete_prob(problem)
    return answers


def fewest_withheld(table: CountTable, *, unsafe: Iterable[int], width: int) -> int:
    """Return the smallest number of cells that protects the unsafe ones, by one large integer programme."""
    unsafe, counts = list(unsafe), [count or 0 for count in table.values]
    equations, far = _equations(table), 10 * sum(counts) + 10 * width
    size = len(counts)
    problem = glpk.glp_create_prob()
    glpk.glp_set_obj_dir(problem, glpk.GLP_MIN)
    glpk.glp_add_cols(problem, size * (1 + 2 * len(unsafe)))
    for cell in range(size):
        glpk.glp_set_col_kind(problem, cell + 1, glpk.GLP_BV)
        glpk.glp_set_obj_coef(problem, cell + 1, 1.0)
        if cell in unsafe:
            glpk.glp_set_col_bnds(problem, cell + 1, glpk.GLP_FX, 1.0, 1.0)
    for number, (cell, side) in enumerate(product(unsafe, (0, 1))):
        start = size * (1 + number)
        for other in range(size):
            glpk.glp_set_col_bnds(problem, start + other + 1, glpk.GLP_FR, 0.0, 0.0)
            _row(problem, {start + other: 1.0, other: -min(far, 3.0 * width)}, glpk.GLP_UP, 0.0)
            _row(problem, {start + other: 1.0, other: float(min(counts[other], 3 * width))}, glpk.GLP_LO, 0.0)
        for equation in equations:
            _row(problem, {start + other: sign for other, sign in equation.items()}, glpk.GLP_FX, 0.0)
        if side:
            _row(problem, {start + cell: 1.0, start - size + cell: -1.0}, glpk.GLP_LO, float(width))
    options = glpk.glp_iocp()
    glpk.glp_init_iocp(options)
    options.presolve, options.msg_lev = glpk.GLP_ON, glpk.GLP_MSG_OFF
    assert glpk.glp_intopt(problem, options) == 0
    best = round(glpk.glp_mip_obj_val(problem))
    glpk.glp_delete_prob(problem)
    return best


def _equations(table: CountTable) -> list[dict[int, float]]:
    """Every margin that is the sum of the cells right below it in one dimension, or of its innermost cells."""
    values, found = table.values, []
    for whole, codes in enumerate(table.counts):
        parts = [_right_below(table, codes, at) for at in range(len(table.dimensions))]
        for below in (*parts, _innermost(table, codes)):
            if below and sum(values[cell] or 0 for cell in below) == values[whole]:
                found.append({whole: -1.0} | dict.fromkeys(below, 1.0))
    return found


def _right_below(table: CountTable, codes: tuple[str, ...], at: int) -> list[int]:
    """The cells right below a margin; none where one of them is not listed, for nobody knows that it is nothing."""
    above = table.parents.get(table.dimensions[at], {})
    known = {other[at] for other in table.counts} | set(above.values())
    wanted = {code for code in known - {TOTAL} if above.get(code, TOTAL) == codes[at]}
    found = [
        position
        for position, other in enumerate(table.counts)
        if (*other[:at], *other[at + 1 :]) == (*codes[:at], *codes[at + 1 :]) and other[at] in wanted
    ]
    return found if len(found) == len(wanted) else []


def _innermost(table: CountTable, codes: tuple[str, ...]) -> list[int]:
    """The other cells that no code of any dimension divides further, wherever all of them lie below these codes."""
    inner = [
        position
        for position, other in enumerate(table.counts)
        if all(
            code not in {TOTAL, *table.parents.get(dimension, {}).values()}
            for dimension, code in zip(table.dimensions, other, strict=True)
        )
        and all(
            _is_within(code, wanted, table.parents.get(dimension, {}))
            for dimension, code, wanted in zip(table.dimensions, other, codes, strict=True)
        )
    ]
    return [position for position in inner if position != list(table.counts).index(codes)]


def _is_within(code: str, whole: str, above: Mapping[str, str]) -> bool:
    return whole in (TOTAL, code) or (code in above and _is_within(above[code], whole, above))


def _problem(table: CountTable, hidden: list[bool]) -> object:
    problem = glpk.glp_create_prob()
    glpk.glp_add_cols(problem, len(hidden))
    for cell, (is_hidden, count) in enumerate(zip(hidden, table.values, strict=True)):
        if is_hidden:
            glpk.glp_set_col_bnds(problem, cell + 1, glpk.GLP_LO, 0.0, 0.0)
        else:
            glpk.glp_set_col_bnds(problem, cell + 1, glpk.GLP_FX, float(count or 0), float(count or 0))
    for equation in _equations(table):
        _row(problem, equation, glpk.GLP_FX, 0.0)
    return problem


def _row(problem: object, terms: dict[int, float], kind: int, bound: float) -> None:
    row = glpk.glp_add_rows(problem, 1)
    glpk.glp_set_row_bnds(problem, row, kind, bound, bound)
    columns, values = glpk.intArray(len(terms) + 1), glpk.doubleArray(len(terms) + 1)
    for place, (column, value) in enumerate(terms.items(), 1):
        columns[place], values[place] = column + 1, value
    glpk.glp_set_mat_row(problem, row, len(terms), columns, values)


def _bound(problem: object, cell: int, direction: int) -> float:
    """The lowest or highest value of a cell; infinity where nothing bounds it."""
    glpk.glp_set_obj_dir(problem, direction)
    glpk.glp_set_obj_coef(problem, cell + 1, 1.0)
    options = glpk.glp_smcp()
    glpk.glp_init_smcp(options)
    options.msg_lev = glpk.GLP_MSG_OFF
    assert glpk.glp_simplex(problem, options) == 0
    status, value = glpk.glp_get_status(problem), glpk.glp_get_obj_val(problem)
    glpk.glp_set_obj_coef(problem, cell + 1, 0.0)
    if status == glpk.GLP_UNBND:
        return float("inf")
    assert status == glpk.GLP_OPT
    return float(value)
