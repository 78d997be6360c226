"""The one setting that says where the data lie: nothing for SQLite, an address for PostgreSQL."""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

KEPT_FOR = 60
"""For how many seconds a connection serves one request after the other."""


def database(address: str, home: Path) -> dict[str, Any]:
    """Django's settings for postgresql://name:password@host:port/database, or SQLite in `home`.

    A server on the same machine can be reached by its socket: postgresql:///database?host=/folder.
    Raises ValueError, in words for the operator, for any other address.
    """
    if not address:
        return {
            "ENGINE": "duizhao.web.project.sqlite",
            "NAME": home / "对照.sqlite3",
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;",
            },
            "CONN_MAX_AGE": KEPT_FOR,
        }
    parts = urlsplit(address)
    if parts.scheme not in {"postgresql", "postgres"} or not parts.path.strip("/"):
        raise ValueError(
            "DUIZHAO_DATABASE 写得不对。对的例子：postgresql://用户名:密码@主机:5432/数据库名"
        )
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parse_qs(parts.query).get("host", [parts.hostname or ""])[0],
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": KEPT_FOR,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {
            # compiling takes longer than our questions; and what an index leads to is in memory
            "options": "-c jit=off -c random_page_cost=1.1",
            "server_side_binding": True,  # an urn goes as it is, not as a text of twice its size
        },
    }
