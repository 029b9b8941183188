"""What a query may be made of. Whatever is not listed here is refused, also what nobody has thought of yet."""

from sqlglot import exp

TABLE = "data"
"""The one relation that there is."""

_CLAUSES = (
    exp.Select, exp.From, exp.Where, exp.Group, exp.Having, exp.Qualify, exp.Order, exp.Ordered, exp.Limit, exp.Offset,
    exp.Distinct, exp.Subquery, exp.With, exp.CTE, exp.Join, exp.Table, exp.TableAlias, exp.Union, exp.Filter,
    exp.Window, exp.WindowSpec, exp.WithinGroup, exp.IgnoreNulls,
)  # fmt: skip
_VALUES = (
    exp.Column, exp.Identifier, exp.Alias, exp.Star, exp.Literal, exp.Boolean, exp.Null, exp.Placeholder, exp.Cast,
    exp.TryCast, exp.DataType, exp.Interval, exp.Var, exp.Paren, exp.Tuple, exp.Case, exp.If,
)  # fmt: skip
_OPERATORS = (
    exp.Add, exp.Sub, exp.Mul, exp.Div, exp.IntDiv, exp.Mod, exp.Neg, exp.And, exp.Or, exp.Not, exp.EQ, exp.NEQ, exp.GT,
    exp.GTE, exp.LT, exp.LTE, exp.Between, exp.In, exp.Is, exp.Like, exp.ILike, exp.NullSafeEQ, exp.NullSafeNEQ,
    exp.Exists,
)  # fmt: skip
_FUNCTIONS = (
    exp.Sum, exp.Avg, exp.Min, exp.Max, exp.Count, exp.Median, exp.PercentileCont, exp.Stddev, exp.Variance, exp.Mode,
    exp.ArgMax, exp.ArgMin, exp.AnyValue, exp.First, exp.Last, exp.Round, exp.Abs, exp.Floor, exp.Ceil, exp.Greatest,
    exp.Least, exp.Coalesce, exp.Nullif, exp.Lower, exp.Upper, exp.Trim, exp.Length, exp.Contains, exp.StartsWith,
    exp.TimestampTrunc, exp.DateTrunc, exp.Extract, exp.DateDiff, exp.Year, exp.Quarter, exp.Month, exp.Week,
    exp.WeekOfYear, exp.Day, exp.DayOfWeek, exp.DayOfWeekIso, exp.DayOfYear, exp.Hour, exp.Dayname, exp.Monthname,
    exp.Lag, exp.Lead, exp.RowNumber, exp.Rank, exp.DenseRank, exp.FirstValue, exp.LastValue,
)  # fmt: skip
NODES: frozenset[type[exp.Expression]] = frozenset((*_CLAUSES, *_VALUES, *_OPERATORS, *_FUNCTIONS))
"""The very classes: a subclass of one of these is another thing, and refused."""
NAMED = frozenset(("to_months",))
"""Functions that the parser knows by name only."""
TYPES = frozenset(
    (
        exp.DataType.Type.DATE,
        exp.DataType.Type.TIMESTAMP,
        exp.DataType.Type.VARCHAR,
        exp.DataType.Type.TEXT,
        exp.DataType.Type.DOUBLE,
        exp.DataType.Type.BIGINT,
        exp.DataType.Type.INT,
        exp.DataType.Type.BOOLEAN,
    )
)
UNITS = frozenset(("HOUR", "DAY", "WEEK", "MONTH", "QUARTER", "YEAR", "DOW", "ISODOW", "ALL"))
"""Bare words: parts of a date, and the ALL of `GROUP BY ALL`."""
MOST_LETTERS, MOST_NODES, MOST_DEEP = 20_000, 3_000, 60
LONGEST_HEADING = 80
"""Letters of a name that a query makes up, besides those of the file's columns."""
MOST_TABLES, MOST_JOINS = 64, 3
