"""Small PDF files written by hand: words at given places, rules, pictures. No library that could hide a fault writes them."""

from dataclasses import dataclass, field
from pathlib import Path

WIDTH, HEIGHT = 595, 842
LEFT, RIGHT = 85.0, 553.0
PITCH = 18.0

# Code 65 ("A") of the third font draws a letter with the mark written apart, as some programs export it.
_TO_UNICODE = (
    b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def\n"
    b"1 begincodespacerange <00> <FF> endcodespacerange\n"
    b"3 beginbfchar <41> <00650302> <42> <FB01> <43> <00AD> endbfchar\nendcmap end end\n"
)


@dataclass
class Sheet:
    """One page; `down` counts from its upper edge."""

    pieces: list[str] = field(default_factory=list)

    def text(self, left: float, down: float, words: str, size: float = 12, *, bold: bool = False, font: str = "") -> "Sheet":
        escaped = words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        name = font or ("F2" if bold else "F1")
        self.pieces.append(f"BT /{name} {size} Tf 1 0 0 1 {left} {HEIGHT - down} Tm ({escaped}) Tj ET")
        return self

    def stretched(self, left: float, right: float, down: float, words: str, size: float = 12, *, bold: bool = False) -> "Sheet":
        """A justified line: the first word at the left, the others spread so that the last ends near the right edge."""
        parts = words.split()
        widths = [text_width(part, size) for part in parts]
        gap = (right - left - sum(widths)) / (len(parts) - 1)
        for part, width in zip(parts, widths, strict=True):
            self.text(left, down, part, size, bold=bold)
            left += width + gap
        return self

    def centred(
        self, down: float, words: str, size: float = 12, middle: float = (LEFT + RIGHT) / 2, *, bold: bool = False
    ) -> "Sheet":
        return self.text(middle - text_width(words, size) / 2, down, words, size, bold=bold)

    def paragraph(self, down: float, lines: list[str], indent: float = 28.0) -> float:
        """Full lines but the last, the first one indented; returns where the next line would stand."""
        for number, line in enumerate(lines):
            left = LEFT + (indent if number == 0 else 0)
            if number < len(lines) - 1:
                self.stretched(left, RIGHT, down, line)
            else:
                self.text(left, down, line)
            down += PITCH
        return down

    def rule(self, left: float, top: float, right: float, bottom: float, *, filled: bool = False) -> "Sheet":
        if filled:
            self.pieces.append(f"{left} {HEIGHT - bottom} {max(right - left, 0.5)} {max(bottom - top, 0.5)} re f")
        else:
            self.pieces.append(f"0.5 w {left} {HEIGHT - top} m {right} {HEIGHT - bottom} l S")
        return self

    def grid(self, across: list[float], down: list[float], *, filled: bool = False) -> "Sheet":
        for place in down:
            self.rule(across[0], place, across[-1], place, filled=filled)
        for place in across:
            self.rule(place, down[0], place, down[-1], filled=filled)
        return self

    def picture(self) -> "Sheet":
        self.pieces.append(f"q {WIDTH} 0 0 {HEIGHT} 0 0 cm /P Do Q")
        return self


# Widths of Courier: 0.6 of the size for every letter, so that a test can reckon with them.
def text_width(words: str, size: float = 12) -> float:
    return 0.6 * size * len(words)


def write_pdf(path: Path, *sheets: Sheet, fonts: tuple[str, str] = ("Courier", "Courier-Bold")) -> Path:
    """Write the pages as a PDF file."""
    count = len(sheets)
    kids = " ".join(f"{number} 0 R" for number in range(8, 8 + 2 * count, 2))
    first, second = (f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>".encode() for name in fonts)
    objects: list[bytes] = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>".encode(),
        first,
        second,
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier /ToUnicode 6 0 R >>",
        _stream(_TO_UNICODE),
        _stream(b"\x80", "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8"),
    ]
    for number, sheet in enumerate(sheets):
        resources = "<< /Font << /F1 3 0 R /F2 4 0 R /F3 5 0 R >> /XObject << /P 7 0 R >> >>"
        box = f"/MediaBox [0 0 {WIDTH} {HEIGHT}]"
        objects.append(f"<< /Type /Page /Parent 2 0 R {box} /Resources {resources} /Contents {9 + 2 * number} 0 R >>".encode())
        objects.append(_stream("\n".join(sheet.pieces).encode("cp1252")))
    path.write_bytes(_file(objects))
    return path


def _stream(content: bytes, entries: str = "") -> bytes:
    return f"<< {entries} /Length {len(content)} >>\nstream\n".encode() + content + b"\nendstream"


def _file(objects: list[bytes]) -> bytes:
    written = bytearray(b"%PDF-1.4\n")
    places: list[int] = []
    for number, content in enumerate(objects, start=1):
        places.append(len(written))
        written += f"{number} 0 obj\n".encode() + content + b"\nendobj\n"
    start = len(written)
    written += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    written += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    written += f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(written)
