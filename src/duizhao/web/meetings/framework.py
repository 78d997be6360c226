"""The framework that a meeting is held against."""

from duizhao.core.cycle.parameters import parameters_of
from duizhao.core.frameworks.load import load_text
from duizhao.core.frameworks.model import Framework
from duizhao.core.frameworks.shipped_index import shipped_frameworks
from duizhao.core.frameworks.with_parameters import with_parameters
from duizhao.web.meetings.models import Meeting


def framework_of(meeting: Meeting) -> Framework | None:
    """The office's own framework, else the shipped one of the meeting's key, else None.

    What the meeting's parameters say of lengths, shares and parts is in it.
    """
    if meeting.framework_yaml:
        found: Framework | None = load_text(
            meeting.framework or "通知.yaml", meeting.framework_yaml
        )
    else:
        found = next((f for f in shipped_frameworks() if f.key == meeting.framework), None)
    return (
        with_parameters(found, parameters_of(meeting.parameters, meeting.kind)) if found else None
    )


def aspect_choices(meeting: Meeting) -> list[tuple[str, str]]:
    """The aspects of a meeting as a form offers them: key and label; empty where none are known."""
    framework = framework_of(meeting)
    return [(aspect.key, aspect.label) for aspect in framework.aspects] if framework else []


def aspect_labels(meeting: Meeting) -> dict[str, str]:
    """The labels of the meeting's aspects by key."""
    return dict(aspect_choices(meeting))
