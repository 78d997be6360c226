"""The holidays that ship with the program: one TOML file for each year whose official notice was read."""

import tomllib
from functools import cache
from importlib.resources import files

from duizhao.core.cycle.workdays import Holiday, HolidayYear


@cache
def shipped_holidays() -> tuple[HolidayYear, ...]:
    """Every year that ships, the earliest first."""
    folder = files(__package__).joinpath("holidays")
    contents = [file.read_text("utf-8") for file in folder.iterdir() if file.name.endswith(".toml")]
    return tuple(sorted(map(_year, contents), key=lambda year: year.year))


def _year(content: str) -> HolidayYear:
    data = tomllib.loads(content)
    return HolidayYear(
        year=data["year"],
        holidays=tuple(
            Holiday(each["name"], each["first"], each["last"], tuple(each.get("worked", ())))
            for each in data["holiday"]
        ),
        source=data["source"],
        verified=data["verified"],
    )
