"""What the templates of the ledger look up."""

from collections.abc import Mapping

from django import template

register = template.Library()


@register.filter
def named(labels: Mapping[str, str], key: str) -> str:
    """The label of a key; empty where there is none."""
    return labels.get(key, "")
