"""Renders every form in the same way: label, hint, control, what is wrong with it."""

from django.forms.renderers import TemplatesSetting


class FormRenderer(TemplatesSetting):
    """Uses the kit's templates for forms and fields."""

    form_template_name = "kit/form.html"
    field_template_name = "kit/field.html"
