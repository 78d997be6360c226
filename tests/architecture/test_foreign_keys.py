"""Foreign keys point backwards in time, as the import contracts do; a string key would escape those."""

import re
import tomllib

from django.apps import apps
from django.conf import settings
from django.db.models import Model

from project import ROOT


def _levels() -> dict[str, int]:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
    layers = next(
        contract["layers"]
        for contract in contracts["contracts"]
        if contract.get("containers") == ["duizhao.web"] and contract["type"] == "layers"
    )
    return {
        name: level
        for level, layer in enumerate(reversed(layers))
        for name in re.findall(r"\w+", layer)
    }


def test_no_key_points_to_a_later_app_or_to_a_sibling() -> None:
    levels = _levels()
    wrong = [
        f"{model.__name__}.{field.name} → {field.related_model.__name__}"
        for model in apps.get_models()
        if (here := model._meta.app_label) in levels
        for field in model._meta.get_fields()
        if field.concrete
        and isinstance(field.related_model, type)
        and issubclass(field.related_model, Model)
        and (there := field.related_model._meta.app_label) != here
        and field.related_model._meta.label != settings.AUTH_USER_MODEL
        and levels.get(there, -1) >= levels[here]
    ]
    assert not wrong
