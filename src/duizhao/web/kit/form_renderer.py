"""Renders every form in the same way: label, hint, control, what is wrong with it."""

from collections.abc import Callable, Mapping
from html import escape
from typing import Any

from django.forms.renderers import TemplatesSetting
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString

Widget = Mapping[str, Any]


class FormRenderer(TemplatesSetting):
    """Uses the kit's templates for forms and fields, and writes the plain controls itself.

    Django renders a template for each control and for each choice of a list, which takes most of
    the time of a page where thirty people can be chosen in ten fields.
    """

    form_template_name = "kit/form.html"
    field_template_name = "kit/field.html"

    def render(
        self, template_name: str, context: dict[str, Any], request: HttpRequest | None = None
    ) -> str:
        """The control, as Django's own template would write it."""
        write = _WRITERS.get(template_name)
        return (
            write(context["widget"]) if write else super().render(template_name, context, request)
        )


def _written(value: object) -> str:
    return str(value) if hasattr(value, "__html__") else escape(str(value))


def _attributes(given: Mapping[str, Any]) -> SafeString:
    """As the widget has them in order; True stands for a bare name, False for none."""
    return SafeString(
        "".join(
            f" {name}" if value is True else f' {name}="{_written(value)}"'
            for name, value in given.items()
            if value is not False
        )
    )


def _input(widget: Widget) -> SafeString:
    value = "" if widget["value"] is None else format_html(' value="{}"', widget["value"])
    return format_html(
        '<input type="{}" name="{}"{}{}>',
        widget["type"], widget["name"], value, _attributes(widget["attrs"]),
    )  # fmt: skip


def _textarea(widget: Widget) -> SafeString:
    return format_html(
        '<textarea name="{}"{}>\n{}</textarea>',
        widget["name"], _attributes(widget["attrs"]), widget["value"] or "",
    )  # fmt: skip


def _select(widget: Widget) -> SafeString:
    groups = "".join(_group(name, choices) for name, choices, _ in widget["optgroups"])
    return format_html(
        '<select name="{}"{}>{}</select>',
        widget["name"], _attributes(widget["attrs"]), SafeString(groups),
    )  # fmt: skip


def _group(name: str | None, choices: list[Widget]) -> str:
    options = "".join(
        f'<option value="{_written(choice["value"])}"{_attributes(choice["attrs"])}>'
        f"{_written(choice['label'])}</option>"
        for choice in choices
    )
    return f'<optgroup label="{_written(name)}">{options}</optgroup>' if name else options


_WRITERS: dict[str, Callable[[Widget], SafeString]] = {
    "django/forms/widgets/select.html": _select,
    "django/forms/widgets/textarea.html": _textarea,
    **{
        f"django/forms/widgets/{name}.html": _input
        for name in ("input", "text", "date", "hidden", "number", "email", "url", "checkbox")
    },
}
