"""The one setting that says how mails leave: nothing for none, an address for a mail server."""

from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

_PORTS = {"smtp": 25, "smtp+tls": 587, "smtps": 465}


@dataclass(frozen=True, slots=True)
class MailServer:
    """A mail server, and the address that stands as the sender."""

    host: str
    port: int
    user: str
    password: str
    ssl: bool
    starttls: bool
    sender: str


def mail_server(address: str, sender: str = "") -> MailServer | None:
    """The server of smtp://, smtp+tls:// (STARTTLS) or smtps://name:password@host:port; None for ''.

    Raises ValueError, in words for the operator, for any other address.
    """
    if not address:
        return None
    parts = urlsplit(address)
    user = unquote(parts.username or "")
    sender = sender or (user if "@" in user else "")
    if parts.scheme not in _PORTS or not parts.hostname:
        raise ValueError(
            "DUIZHAO_EMAIL 写得不对。对的例子：smtp://mail.example.cn:25，"
            "或者 smtps://用户名:密码@mail.example.cn:465"
        )
    if not sender:
        raise ValueError("请用 DUIZHAO_EMAIL_FROM 写明发信的邮箱，例如 duizhao@example.cn")
    return MailServer(
        host=parts.hostname,
        port=parts.port or _PORTS[parts.scheme],
        user=user,
        password=unquote(parts.password or ""),
        ssl=parts.scheme == "smtps",
        starttls=parts.scheme == "smtp+tls",
        sender=sender,
    )
