"""Books for the tests of units: three wards on the eve of the merger of 1 July 2025, and how their work is looked at."""

from datetime import date

from app.domain.ids import UnitId
from app.domain.period import quarter
from app.domain.timing import Timing, TimingKind
from app.domain.unit import Unit, UnitKind
from app.errors import UserError
from app.services import unit_life
from app.services.show_items import show_items
from tests.builders import a_book, unit_of

Q2, Q3 = quarter(2025, 2), quarter(2025, 3)
MERGER = date(2025, 7, 1)
BASIS = "Nghị quyết số 99/NQ-HĐND"
OLD = ("Phường An Hoà", "Phường Bình Minh", "Phường Cẩm Sơn")
WARD = Unit(UnitId(0), "Phường Hoà Minh", UnitKind.COMMUNE)


def wards(folder):
    """On 10 June 2025: three wards in a group and one beside it; a duty of every quarter, two with a deadline, one by plan."""
    return (
        a_book(folder, today=date(2025, 6, 10))
        .with_units(*OLD, "Phường Đông Hải", kind=UnitKind.COMMUNE)
        .with_group("các phường", *OLD, "Phường Đông Hải")
        .with_plan("5-KH/ĐU", (2025, 2026))
        .with_task("Việc thường xuyên", lead="các phường")
        .with_task("Ban hành quy chế", lead="các phường", due="2025-09-15")
        .with_task("Rà soát", lead="Phường An Hoà", due="2025-06-20")
        .with_task("Xây dựng đề án", lead="Phường Cẩm Sơn", timing=Timing(TimingKind.BY_PLAN, "Theo kế hoạch"))
        .opened()
    )


def ids(core, *names):
    return [unit_of(core, name).id for name in names]


def merge(core, **choice):
    return unit_life.merge_units(core, ids(core, *OLD), WARD, MERGER, BASIS, **choice)


def item_of(core, period, number, unit):
    return next(line.item for line in show_items(core, period) if (line.task.number, line.unit.name) == (number, unit))


def cells(core, period):
    return sorted((line.task.number, line.unit.name) for line in show_items(core, period))


class refused:  # noqa: N801  (reads as a sentence)
    """`with refused(Code.X):` – the block is refused for that reason, in one whole sentence, and changes nothing."""

    def __init__(self, code):
        self.code = code

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        assert isinstance(error, UserError), f"not refused: {error!r}"
        assert error.code is self.code
        assert "{" not in str(error)
        return True
