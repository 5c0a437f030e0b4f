"""Charts of a Word file: drawn by Word itself from figures that stand in the chart, without a workbook behind them.

A chart stands in a row of fixed height with its line below it, so that every program leaves the same room for it.
"""

from collections.abc import Iterable, Iterator

from lxml import etree

from app.exporters.document_parts.elements import Element, Letters, Setter, make, twips
from app.exporters.document_parts.tables import table_cell, table_grid, table_properties
from app.layout_rules.parts import Part
from app.reports.document import ChartBlock, ChartFill, ChartSeries
from app.text.normalise import clean

_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_NAMES = {"a": _A, "c": _C, "r": _R, "wp": _WP}

_EMU_PER_MM = 36000
_BELOW_MM = 2.0
"""Room below the drawing, which stands on the base of a line."""

_LETTERS = 1000
"""Hundredths of a point: letters in a chart are 10 pt."""

_AXES = ("111111111", "222222222")

_PATTERNS = {ChartFill.STRIPED: "wdUpDiag", ChartFill.CROSSED: "smGrid"}
_SOLIDS = {ChartFill.SOLID: "595959", ChartFill.PALE: "FFFFFF"}
_INK = "404040"


def chart_table(chart: ChartBlock, width_mm: float, setter: Setter, relation_id: str) -> Element:
    """Return a chart with the line below it: two rows that are never parted.

    Args:
        chart: what is drawn.
        width_mm: how wide.
        setter: sets the line below it.
        relation_id: where its part is.
    """
    width = twips(width_mm)
    place = setter.paragraph(Part.TABLE_CELL, [], keep_next=True, centred=True)
    place[0].insert(2, make("spacing", before=0, after=0, line=240, lineRule="auto"))
    place.append(make("r", _drawing(chart, width_mm, relation_id)))
    below = setter.paragraph(Part.TABLE_CELL, [Letters(chart.text, italic=True)], centred=True)
    height = make("trHeight", val=twips(chart.height_mm + _BELOW_MM), hRule="exact")
    return make(
        "tbl",
        table_properties(width),
        table_grid([width]),
        make("tr", make("trPr", make("cantSplit"), height), table_cell(width, [place])),
        make("tr", make("trPr", make("cantSplit")), table_cell(width, [below])),
    )


def chart_space(chart: ChartBlock, font: str) -> Element:
    """Return the root of a chart's part; `font` is that of the document."""
    plot = _c("plotArea", _c("layout"), _bars(chart), *_axes(chart), _shape(_a("noFill"), has_line=False))
    legend = _c("legend", _c("legendPos", val="t"), _c("overlay", val=0)) if len(chart.series) > 1 else None
    return _c(
        "chartSpace",
        _c("date1904", val=0),
        _c("roundedCorners", val=0),
        _c(
            "chart",
            _c("autoTitleDeleted", val=1),
            plot,
            legend,
            _c("plotVisOnly", val=1),
            _c("dispBlanksAs", val="gap"),
        ),
        _shape(_solid("FFFFFF"), has_line=False),
        _letters(font),
    )


def _drawing(chart: ChartBlock, width_mm: float, relation_id: str) -> Element:
    """Return the chart in its line, with all of it in words for those who do not see it."""
    size = {"cx": round(width_mm * _EMU_PER_MM), "cy": round(chart.height_mm * _EMU_PER_MM)}
    number = int("".join(sign for sign in relation_id if sign.isdigit()) or "1")
    data = _made(_A, "graphicData", _made(_C, "chart"), uri=_C)
    data[0].set(f"{{{_R}}}id", relation_id)
    return make(
        "drawing",
        _made(
            _WP,
            "inline",
            _made(_WP, "extent", **size),
            _made(_WP, "effectExtent", l=0, t=0, r=0, b=0),
            _made(_WP, "docPr", id=number, name=f"Biểu đồ {number}", descr=clean(chart.in_words)),
            _made(_WP, "cNvGraphicFramePr"),
            _made(_A, "graphic", data),
            distT=0,
            distB=0,
            distL=0,
            distR=0,
        ),
    )


def _bars(chart: ChartBlock) -> Element:
    return _c(
        "barChart",
        _c("barDir", val="col" if chart.is_upright else "bar"),
        _c("grouping", val="stacked"),
        _c("varyColors", val=0),
        *(_series(place, one, chart.bars) for place, one in enumerate(chart.series)),
        _c("gapWidth", val=_gap(chart)),
        _c("overlap", val=100),
        *(_c("axId", val=one) for one in _AXES),
    )


def _gap(chart: ChartBlock) -> int:
    """Return what is free between bars in percent of their thickness; few that stand are not as broad as the page."""
    return min(500, max(60, 600 // len(chart.bars) - 60)) if chart.is_upright else 60


def _series(place: int, series: ChartSeries, bars: Iterable[str]) -> Element:
    return _c(
        "ser",
        _c("idx", val=place),
        _c("order", val=place),
        _c("tx", _said("v", series.name)),
        _shape(_fill(series.fill)),
        _c("invertIfNegative", val=0),
        _figures(),
        _c("cat", _c("strLit", *_points(bars))),
        _c("val", _c("numLit", _said("formatCode", "General"), *_points(map(str, series.amounts)))),
    )


def _figures() -> Element:
    """Return that every part says its figure, on white, and nothing where there is none."""
    told = {"Val": 1, "LegendKey": 0, "CatName": 0, "SerName": 0, "Percent": 0, "BubbleSize": 0}
    order = ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize")
    return _c(
        "dLbls",
        _c("numFmt", formatCode="0;;", sourceLinked=0),
        _shape(_solid("FFFFFF"), has_line=False),
        _c("dLblPos", val="ctr"),
        *(_c(f"show{name}", val=told[name]) for name in order),
    )


def _points(texts: Iterable[str]) -> Iterator[Element]:
    every = list(texts)
    yield _c("ptCount", val=len(every))
    for place, text in enumerate(every):
        yield _c("pt", _said("v", clean(text)), idx=place)


def _axes(chart: ChartBlock) -> Iterator[Element]:
    names, amounts = _AXES
    turned = "minMax" if chart.is_upright else "maxMin"
    yield _c(
        "catAx",
        _c("axId", val=names),
        _c("scaling", _c("orientation", val=turned)),
        _c("delete", val=0),
        _c("axPos", val="b" if chart.is_upright else "l"),
        _c("numFmt", formatCode="General", sourceLinked=0),
        _c("majorTickMark", val="none"),
        _c("minorTickMark", val="none"),
        _c("tickLblPos", val="low"),
        _shape(None),
        _c("crossAx", val=amounts),
        _c("crosses", val="autoZero"),
    )
    yield _c(
        "valAx",
        _c("axId", val=amounts),
        _c("scaling", _c("orientation", val="minMax"), _c("min", val=0)),
        _c("delete", val=1),
        _c("axPos", val="l" if chart.is_upright else "b"),
        _c("numFmt", formatCode="General", sourceLinked=0),
        _c("majorTickMark", val="none"),
        _c("minorTickMark", val="none"),
        _c("tickLblPos", val="none"),
        _c("crossAx", val=names),
        _c("crosses", val="autoZero"),
    )


def _letters(font: str) -> Element:
    """Return the letters of the whole chart."""
    faces = (_a(tag, typeface=font) for tag in ("latin", "ea", "cs"))
    look = _a("defRPr", _solid("000000"), *faces, sz=_LETTERS)
    return _c("txPr", _a("bodyPr"), _a("lstStyle"), _a("p", _a("pPr", look), _a("endParaRPr", lang="vi-VN")))


def _fill(fill: ChartFill) -> Element:
    if fill in _SOLIDS:
        return _solid(_SOLIDS[fill])
    front, back = _a("fgClr", _colour(_INK)), _a("bgClr", _colour("FFFFFF"))
    return _a("pattFill", front, back, prst=_PATTERNS[fill])


def _shape(fill: Element | None, *, has_line: bool = True) -> Element:
    line = _a("ln", _solid(_INK), w=6350) if has_line else _a("ln", _a("noFill"))
    return _c("spPr", fill, line)


def _solid(colour: str) -> Element:
    return _a("solidFill", _colour(colour))


def _colour(colour: str) -> Element:
    return _a("srgbClr", val=colour)


def _said(tag: str, text: str) -> Element:
    element = _c(tag)
    element.text = text
    return element


def _c(tag: str, *children: Element | None, **attributes: object) -> Element:
    return _made(_C, tag, *children, **attributes)


def _a(tag: str, *children: Element | None, **attributes: object) -> Element:
    return _made(_A, tag, *children, **attributes)


def _made(space: str, tag: str, *children: Element | None, **attributes: object) -> Element:
    element = etree.Element(f"{{{space}}}{tag}", {name: str(value) for name, value in attributes.items()}, nsmap=_NAMES)
    element.extend([child for child in children if child is not None])
    return element
