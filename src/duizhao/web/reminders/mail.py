"""Mails to those who want one: a mail says that something waits, and not what.

They are sent beside the request that set them off, so that a slow or broken mail server holds up
nobody; what fails is written down for the one who runs the machine, and for the receiver.
"""

import socket
from collections.abc import Callable, Sequence
from datetime import datetime
from smtplib import SMTPAuthenticationError, SMTPException, SMTPRecipientsRefused
from threading import Thread

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db import connection, transaction
from django.db.models import Q
from django.utils import timezone

from duizhao.web.reminders.mail_server import MailServer
from duizhao.web.reminders.models import MailAddress, MailFailure

SUBJECT = "有一件事在等您"
BODY = """有一件事在等您，请登录“对照”查看。

这封信由程序发出，请不要回复；不想再收，登录以后在“提醒”里停用。
"""
SECONDS = 10


def mail_to(people: Sequence[int], *, at: datetime) -> None:
    """Mail those of these people who want it and have had none today."""
    server: MailServer | None = settings.MAIL_SERVER
    if server is None:
        return
    day = timezone.localtime(at).date()
    free = Q(mailed_on=None) | Q(mailed_on__lt=day)
    with transaction.atomic():
        rows = MailAddress.objects.select_for_update().filter(
            free, person_id__in=people, wanted=True
        )
        addresses = list(rows.values_list("pk", "address"))
        rows.filter(pk__in=[pk for pk, _ in addresses]).update(mailed_on=day)
    if addresses:
        beside(lambda: send(addresses, server, at=at))


def beside(act: Callable[[], object]) -> Thread:
    """Do something beside the request; the process waits for it before it ends."""

    def done() -> None:
        try:
            act()
        finally:
            connection.close()

    started = Thread(target=done)
    started.start()
    return started


def send(addresses: Sequence[tuple[int, str]], server: MailServer, *, at: datetime) -> None:
    """Send to each address (pk, address) over one connection, and write down what failed."""
    opened = get_connection(
        host=server.host, port=server.port, username=server.user, password=server.password,
        use_ssl=server.ssl, use_tls=server.starttls, timeout=SECONDS,
    )  # fmt: skip
    failed: dict[int, str] = {}
    try:
        with opened:
            for pk, address in addresses:
                message = EmailMessage(SUBJECT, BODY, server.sender, [address], connection=opened)
                try:
                    message.send()
                except SMTPException as error:
                    failed[pk] = _why(error)
    except (OSError, SMTPException, ValueError) as error:
        failed = dict.fromkeys([pk for pk, _ in addresses], _why(error))
    with transaction.atomic():
        MailAddress.objects.filter(pk__in=[pk for pk, _ in addresses]).update(failure="")
        for reason in sorted(set(failed.values())):
            theirs = [pk for pk, why in failed.items() if why == reason]
            MailAddress.objects.filter(pk__in=theirs).update(failure=reason)
            MailFailure.objects.create(at=at, number=len(theirs), reason=reason)


def _why(error: Exception) -> str:
    """Why a mail failed, in words; never an address or a password."""
    match error:
        case SMTPAuthenticationError():
            return "邮件服务器不认登录名或密码"
        case SMTPRecipientsRefused():
            return "邮件服务器不收这个地址"
        case SMTPException():
            return f"邮件服务器拒绝了（{type(error).__name__}）"
        case TimeoutError() | ConnectionError() | socket.gaierror():
            return "连接不上邮件服务器"
        case _:
            return f"没有送出（{type(error).__name__}）"
