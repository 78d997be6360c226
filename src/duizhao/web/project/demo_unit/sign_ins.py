"""The sign-ins of the demo, one for each role, shown on its sign-in page."""

from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.hashers import make_password

from duizhao.web.accounts.models import User
from duizhao.web.kit.clock import now
from duizhao.web.project.demo_unit.states import DAYS
from duizhao.web.units.models import Person

PASSWORD = "Yanshi-2026"  # noqa: S105  printed on the demo's own sign-in page


@dataclass(frozen=True, slots=True)
class SignIn:
    """A sign-in of the demo: the role it shows, the sign-in name, whose it is."""

    role: str
    username: str
    name: str


SIGN_INS = (
    SignIn("会务", "huiwu", "孙晓雯"),
    SignIn("主要负责人", "shuji", "周明远"),
    SignIn("成员", "chengyuan", "沈若兰"),
    SignIn("干部", "ganbu", "何立新"),
    SignIn("支部书记", "zhibu", "唐建平"),
    SignIn("督导组", "dudao", "卢国梁"),
    SignIn("上级", "shangji", "曹静"),
    SignIn("系统管理员", "xitong", "许文"),
    SignIn("安全保密管理员", "anquan", "邓芳"),
    SignIn("安全审计员", "shenji", "叶平"),
)


def make_sign_ins() -> None:
    """An account for each; the password is digested once, because a good digest takes its time."""
    digest = make_password(PASSWORD)
    for sign_in in SIGN_INS:
        person = Person.objects.get(name=sign_in.name)
        person.user = User.objects.create(
            username=sign_in.username, password=digest, must_change=False, password_at=now(),
            unit_id=person.unit_id,
        )  # fmt: skip
        person.save(update_fields=["user"])


def sign_ins() -> tuple[SignIn, ...]:
    """The sign-ins to show on the sign-in page; none outside the demo."""
    return SIGN_INS if settings.DEMO_DAY in DAYS.values() else ()
