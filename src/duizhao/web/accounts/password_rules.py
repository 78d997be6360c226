"""Rules for passwords that Django has no validator for."""

import re

from django.core.exceptions import ValidationError

from duizhao.web.accounts.models import User

_KINDS = (r"[a-z]", r"[A-Z]", r"[0-9]", r"[^A-Za-z0-9]")


class MixedKindsValidator:
    """A password mixes at least so many of: small letters, capitals, digits, other signs."""

    def __init__(self, least: int = 3) -> None:
        self._least = least

    def validate(self, password: str, user: User | None = None) -> None:  # noqa: ARG002  Django's signature
        """Raise ValidationError when too few kinds are mixed."""
        if sum(bool(re.search(kind, password)) for kind in _KINDS) < self._least:
            raise ValidationError(self.get_help_text(), code="password_kinds")

    def get_help_text(self) -> str:
        """What the form says beforehand."""
        return f"小写字母、大写字母、数字、符号，至少用上 {self._least} 种。"
