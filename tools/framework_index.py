"""Writes the index of shipped frameworks from their YAML files; --check only says whether it is fresh."""

import sys
from pathlib import Path

from duizhao.core.frameworks import shipped
from duizhao.core.frameworks.load import load
from duizhao.core.frameworks.model import Framework
from duizhao.core.frameworks.shipped_index import INDEX, to_json

FOLDER = Path(shipped.__file__).parent


def from_yaml() -> tuple[Framework, ...]:
    """Every shipped framework as its YAML file has it: by year, then those without a year."""
    loaded = [load(path.name, path.read_bytes()) for path in sorted(FOLDER.glob("*.yaml"))]
    return tuple(sorted(loaded, key=lambda framework: (not framework.years, framework.years)))


def main(arguments: list[str]) -> int:
    """Write the index, or with --check compare it; 1 when it is stale."""
    path, wanted = FOLDER / INDEX, to_json(from_yaml())
    if "--check" not in arguments:
        path.write_text(wanted, "utf-8")
        print(f"已写入 {path.name}。")
        return 0
    if path.exists() and path.read_text("utf-8") == wanted:
        return 0
    print("框架索引已过时，请运行：python tools/framework_index.py")
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
