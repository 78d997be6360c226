"""A font file of any family, in which each of a few characters is a square: as small as a reader of fonts will take."""

import struct

_EM, _UP, _DOWN = 1000, 880, -120


def make_font(family: str, characters: str) -> bytes:
    """A TrueType font of that family with these characters."""
    codes = sorted(map(ord, set(characters)))
    count = len(codes) + 1
    square = _square()
    tables = {
        b"OS/2": _os2(codes),
        b"cmap": _cmap(codes),
        b"glyf": square * count,
        b"head": struct.pack(
            ">IIIIHHqqhhhhHHhhh", 0x10000, 0x10000, 0, 0x5F0F3CF5, 0, _EM, 0, 0, 50, 0, 950, 800, 0,
            8, 2, 1, 0,
        ),
        b"hhea": struct.pack(
            ">IhhhHhhhhhhhhhhhH", 0x10000, _UP, _DOWN, 0, _EM, 50, 50, 950, 1, 0, 0, 0, 0, 0, 0, 0,
            count,
        ),
        b"hmtx": struct.pack(">Hh", _EM, 50) * count,
        b"loca": struct.pack(f">{count + 1}I", *(len(square) * at for at in range(count + 1))),
        b"maxp": struct.pack(">IHHHHHHHHHHHHHH", 0x10000, count, 4, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0),
        b"name": _names(family),
        b"post": struct.pack(">IIhhIIIII", 0x30000, 0, -100, 50, 0, 0, 0, 0, 0),
    }  # fmt: skip
    return _packed(tables)


def _square() -> bytes:
    corners = ((50, 0), (50, 800), (950, 800), (950, 0))
    steps = [
        (here[0] - before[0], here[1] - before[1])
        for before, here in zip(((0, 0), *corners), corners, strict=False)
    ]
    across, up = ([step[side] for step in steps] for side in (0, 1))
    drawn = struct.pack(">hhhhhHH4B", 1, 50, 0, 950, 800, 3, 0, 1, 1, 1, 1)
    drawn += struct.pack(">4h4h", *across, *up)
    return drawn + b"\0" * (-len(drawn) % 4)


def _cmap(codes: list[int]) -> bytes:
    groups = b"".join(struct.pack(">III", code, code, at) for at, code in enumerate(codes, 1))
    body = struct.pack(">HHIII", 12, 0, 16 + len(groups), 0, len(codes)) + groups
    return struct.pack(">HHHHI", 0, 1, 3, 10, 12) + body


def _names(family: str) -> bytes:
    words = {1: family, 2: "Regular", 4: family, 6: family.replace(" ", "")}
    records, kept = b"", b""
    for identity, said in words.items():
        coded = said.encode("utf-16-be")
        records += struct.pack(">HHHHHH", 3, 1, 0x409, identity, len(coded), len(kept))
        kept += coded
    return struct.pack(">HHH", 0, len(words), 6 + len(records)) + records + kept


def _os2(codes: list[int]) -> bytes:
    return struct.pack(
        ">HhHHHhhhhhhhhhhh10sIIII4sHHHhhhHH", 3, _EM, 400, 5, 0, 650, 600, 0, 75, 650, 600, 0, 350,
        50, 300, 0, b"\0" * 10, 0, 0, 0, 0, b"TEST", 0x40, min(codes[0], 0xFFFF),
        min(codes[-1], 0xFFFF), _UP, _DOWN, 0, _UP, -_DOWN,
    ) + struct.pack(">IIhhHHH", 0, 0, 500, 800, 0, 32, 1)  # fmt: skip


def _packed(tables: dict[bytes, bytes]) -> bytes:
    at = 12 + 16 * len(tables)
    listed, content = struct.pack(">IHHHH", 0x10000, len(tables), 128, 3, 32), b""
    for tag, body in sorted(tables.items()):
        padded = body + b"\0" * (-len(body) % 4)
        check = sum(struct.unpack(f">{len(padded) // 4}I", padded)) & 0xFFFFFFFF
        listed += struct.pack(">4sIII", tag, check, at, len(body))
        content += padded
        at += len(padded)
    return listed + content
