"""Reads DUIZHAO_FONTS: in which folders the fonts of papers are looked for, besides those of the machine."""

import os
from pathlib import Path

_SHIPPED_ALONE = "none"


def font_places(value: str) -> tuple[tuple[str, ...], bool]:
    """The folders, and whether the machine's own fonts are looked at. Raises ValueError for a folder that isn't there."""
    if value == _SHIPPED_ALONE:
        return (), False
    folders = tuple(one.strip() for one in value.split(os.pathsep) if one.strip())
    for folder in folders:
        if not Path(folder).is_dir():
            raise ValueError(
                f"DUIZHAO_FONTS 写得不对：没有“{folder}”这个文件夹。对的例子：/opt/fonts；"
                f"几个文件夹用“{os.pathsep}”隔开；只用随程序的字体，写 {_SHIPPED_ALONE}。"
            )
    return folders, True
