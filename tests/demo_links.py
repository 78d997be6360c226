"""The pages of the demo that links lead to, as each of its roles finds them."""

from http import HTTPStatus

from django.test import Client

from crawl import Opened, Place, Read, places_by_person
from duizhao.web.accounts.models import User
from duizhao.web.project.demo_unit.sign_ins import SIGN_INS


class DeadLink(Exception):  # noqa: N818  what is wrong, said of the link
    """A link that somebody sees and that leads nowhere for him."""


def demo_places() -> dict[str, list[Place]]:
    """One page of each kind by the sign-in name of the first who comes to it. Raises DeadLink."""
    return places_by_person((sign_in.username for sign_in in SIGN_INS), _reader)


def _reader(username: str) -> Read:
    browser = Client()
    user = User.objects.get(username=username)
    browser.force_login(user, backend="django.contrib.auth.backends.ModelBackend")

    def read(address: str) -> Opened | None:
        answer = browser.get(address, follow=True)
        if answer.status_code != HTTPStatus.OK:
            raise DeadLink(f"{address} answers {username} {answer.status_code}")
        if not answer.headers["Content-Type"].startswith("text/html"):
            return None
        return Opened(answer.request["PATH_INFO"], answer.content.decode())

    return read
