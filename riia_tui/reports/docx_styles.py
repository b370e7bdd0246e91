"""The Word styles of a report. Whoever edits the document changes a style once, not every paragraph."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor, Twips

from riia_tui.reports import palette
from riia_tui.reports.docx_xml import STRONG, element

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.styles.style import ParagraphStyle
    from docx.styles.styles import Styles

NOTE = "Report note"
STANDING = "Report standing"
CALLOUT = "Callout"
FACT = "Fact"
SMALL = "Small print"
SMALL_LIST = "Small list"
TABLE_STYLE = "Report table"

_FONT = "Arial"
_TEXT_WIDTH = Cm(17)
_FACT_INDENT = Cm(4.5)
# Where the template's numbering puts the text of a bullet; wrapped lines start there too.
_BULLET_INDENT = Twips(360)
# What may follow pBdr and shd in w:pPr; the order is the schema's (ISO/IEC 29500-1, 17.3.1.26).
_AFTER_SHADING = (
    "w:tabs",
    "w:suppressAutoHyphens",
    "w:spacing",
    "w:ind",
    "w:contextualSpacing",
    "w:jc",
    "w:outlineLvl",
)


@dataclass(frozen=True, slots=True)
class _Look:
    """One paragraph style; sizes and spaces in points."""

    name: str
    size: float
    before: float = 0
    after: float = 0
    bold: bool = False
    colour: str = palette.INK
    keep_next: bool = False
    line: float = 1.0
    follows: str = ""


_LOOKS = (
    _Look("Normal", 12, after=8, line=1.15),
    _Look("Title", 26, after=4, bold=True, colour=palette.ACCENT, keep_next=True, follows="Subtitle"),
    _Look("Subtitle", 14, after=4, colour=palette.QUIET, keep_next=True, follows="Normal"),
    _Look("Heading 1", 18, before=24, after=8, bold=True, colour=palette.ACCENT, keep_next=True, follows="Normal"),
    _Look("Heading 2", 14, before=18, after=6, bold=True, colour=palette.ACCENT, keep_next=True, follows="Normal"),
    _Look("Heading 3", 12, before=14, after=4, bold=True, colour=palette.ACCENT, keep_next=True, follows="Normal"),
    _Look("Caption", 11, before=10, after=4, bold=True, keep_next=True),
    _Look("List Bullet", 12, after=4, line=1.15),
    _Look(SMALL_LIST, 10, after=2, line=1.05),
    _Look("Header", 9, colour=palette.ACCENT),
    _Look("Footer", 9, colour=palette.QUIET),
    _Look(NOTE, 12, after=16, bold=True, colour=palette.ACCENT, keep_next=True),
    _Look(STANDING, 10, after=14, colour=palette.QUIET),
    _Look(CALLOUT, 12, before=14, after=16, line=1.15),
    _Look(FACT, 12, after=5, line=1.15),
    _Look(SMALL, 10, after=6, colour=palette.QUIET, line=1.1),
    _Look("Table text", 10, line=1.05),
    _Look("Table text compact", 9, line=1.05),
    _Look("Table heading", 10, bold=True, colour=palette.ACCENT, keep_next=True),
    _Look("Table heading compact", 9, bold=True, colour=palette.ACCENT, keep_next=True),
)


def table_text_style(heading: bool, compact: bool) -> str:
    """The name of the paragraph style inside a table."""
    return f"Table {'heading' if heading else 'text'}{' compact' if compact else ''}"


def apply(document: "WordDocument", language: str) -> None:
    """Give the document the report's styles, in the language (a BCP 47 tag)."""
    styles = document.styles
    _drop_table_styles(styles)
    _set_defaults(styles, language)
    for look in _LOOKS:
        _set(styles, look)
    for look in _LOOKS:
        if look.follows:
            styles[look.name].next_paragraph_style = styles[look.follows]
    _indent(styles)
    _box(styles[CALLOUT])
    _box(styles[NOTE])
    _rule_below(styles["Heading 1"])
    styles[STRONG].font.bold = True
    _add_table_style(styles)


def add_missing(document: "WordDocument") -> None:
    """Give a region's own document the styles of a report that it does not have, in the document's own font.

    Those that it has stay as they are; only that captions and headings stay with what follows is added where it is
    left open, since a caption at the foot of a page says nothing.
    """
    styles = document.styles
    had = {style.name for style in styles}
    for look in _LOOKS:
        if look.name not in had:
            _set(styles, look, font="")
        elif look.keep_next:
            _keep_with_next(styles[look.name], look)
    if STRONG not in had:
        styles.add_style(STRONG, WD_STYLE_TYPE.CHARACTER).font.bold = True
    for name, dress in ((CALLOUT, _box), (NOTE, _box)):
        if name not in had:
            dress(styles[name])
    _indent(styles, had)
    if TABLE_STYLE not in had:
        _add_table_style(styles)


def has_numbering(document: "WordDocument", name: str) -> bool:
    """Whether Word itself puts a sign before the paragraphs of a style, such as a bullet."""
    style: Any = document.styles[name]
    return any(found.element.find(f".//{qn('w:numPr')}") is not None for found in (style, style.base_style) if found)


def _drop_table_styles(styles: "Styles") -> None:
    # python-docx's template brings a hundred table styles that would fill the list from which people pick one.
    for style in list(styles):
        if style.type == WD_STYLE_TYPE.TABLE and style.name not in ("Normal Table", "Table Grid"):
            style.delete()


def _set_defaults(styles: "Styles", language: str) -> None:
    root = styles.element
    run_defaults = root.find(f".//{qn('w:rPrDefault')}/{qn('w:rPr')}")
    _set_font(run_defaults.find(qn("w:rFonts")))
    lang = run_defaults.find(qn("w:lang"))
    for name in ("val", "eastAsia"):
        lang.set(qn(f"w:{name}"), language)
    paragraph_defaults = root.find(f".//{qn('w:pPrDefault')}/{qn('w:pPr')}")
    for old in list(paragraph_defaults):
        paragraph_defaults.remove(old)
    paragraph_defaults.append(element("widowControl"))
    paragraph_defaults.append(element("spacing", before=0, after=0, line=240, lineRule="auto"))


def _set_font(fonts: Any) -> None:
    fonts.attrib.clear()
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), _FONT)


def _keep_with_next(style: Any, look: _Look) -> None:
    layout = style.paragraph_format
    if layout.keep_with_next is None:
        layout.keep_with_next = True
    if layout.space_before is None:
        layout.space_before = Pt(look.before)


def _set(styles: "Styles", look: _Look, font: str = _FONT) -> None:
    style = _style(styles, look.name)
    _clear(style)
    style.font.size, style.font.bold = Pt(look.size), look.bold or None
    style.font.color.rgb = RGBColor.from_string(look.colour)
    if font:
        style.font.name = font
        _set_font(style.element.rPr.find(qn("w:rFonts")))
    layout = style.paragraph_format
    layout.space_before, layout.space_after = Pt(look.before), Pt(look.after)
    layout.line_spacing, layout.keep_with_next = look.line, look.keep_next or None
    layout.widow_control = True
    style.quick_style = True
    style.hidden = False


def _style(styles: Any, name: str) -> "ParagraphStyle":
    if name not in styles:
        # The sign before a point and its indent come with the style that it is based on.
        base = "List Bullet" if name == SMALL_LIST else "Normal"
        styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = styles[base]
    style: ParagraphStyle = styles[name]
    return style


def _clear(style: "ParagraphStyle") -> None:
    """Take the template's own looks off; numbering and outline level stay."""
    root = style.element
    if root.rPr is not None:
        root.remove(root.rPr)
    layout = root.get_or_add_pPr()
    for tag in ("w:spacing", "w:pBdr", "w:contextualSpacing", "w:tabs", "w:keepNext", "w:keepLines"):
        for old in layout.findall(qn(tag)):
            layout.remove(old)


def _indent(styles: "Styles", kept: Collection[str] = ()) -> None:
    """Indents and tabs, of all but the styles that are kept as they are."""
    if "Footer" not in kept:
        styles["Footer"].paragraph_format.tab_stops.add_tab_stop(_TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT)
    if "List Bullet" not in kept:
        bullet = styles["List Bullet"].paragraph_format
        bullet.left_indent, bullet.first_line_indent = _BULLET_INDENT, -_BULLET_INDENT
    if FACT not in kept:
        fact = styles[FACT].paragraph_format
        fact.left_indent, fact.first_line_indent = _FACT_INDENT, -_FACT_INDENT
        fact.tab_stops.add_tab_stop(_FACT_INDENT)
    for name in {CALLOUT, NOTE} - set(kept):
        boxed = styles[name].paragraph_format
        boxed.left_indent = boxed.right_indent = Cm(0.4)
        boxed.keep_together = True


def _box(style: Any) -> None:
    edges = [element(edge, val="single", sz=4, space=6, color=palette.TINT) for edge in ("top", "bottom", "right")]
    left = element("left", val="single", sz=24, space=8, color=palette.ACCENT)
    borders = element("pBdr", edges[0], left, *edges[1:])
    _put(style, borders)
    _put(style, element("shd", val="clear", color="auto", fill=palette.TINT))


def _rule_below(style: Any) -> None:
    _put(style, element("pBdr", element("bottom", val="single", sz=6, space=3, color=palette.RULE)))


def _put(style: Any, part: Any) -> None:
    style.element.get_or_add_pPr().insert_element_before(part, *_AFTER_SHADING)


def _add_table_style(styles: Any) -> None:
    style = styles.add_style(TABLE_STYLE, WD_STYLE_TYPE.TABLE)
    if "Normal Table" in styles:
        style.base_style = styles["Normal Table"]
    sides = [element(edge, val="single", sz=4, space=0, color=palette.RULE) for edge in ("top", "bottom", "insideH")]
    margins = [element(edge, w=width, type="dxa") for edge, width in _CELL_MARGINS]
    style.element.append(element("tblPr", element("tblBorders", *sides), element("tblCellMar", *margins)))
    below = element("bottom", val="single", sz=12, space=0, color=palette.ACCENT)
    ground = element("shd", val="clear", color="auto", fill=palette.TINT)
    header = element("tcPr", element("tcBorders", below), ground, element("vAlign", val="bottom"))
    style.element.append(element("tblStylePr", header, type="firstRow"))


_CELL_MARGINS = (("top", 40), ("left", 85), ("bottom", 40), ("right", 85))
