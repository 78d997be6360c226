"""A talk as the facts of its record, for the two who talked."""

from django.utils.timezone import localdate

from duizhao.core.papers.kinds import talk_record
from duizhao.core.papers.occasion import Occasion
from duizhao.web.talks.models import Talk


def talk_facts(talk: Talk, occasion: Occasion) -> talk_record.Facts:
    """The record of a talk."""
    return talk_record.Facts(
        occasion=occasion,
        kind=talk.get_kind_display(),
        one=talk.one.name,
        other=talk.other.name,
        day=talk.held_on,
        place=talk.where,
        problems_of_one=talk.problems_of_one,
        problems_of_other=talk.problems_of_other,
        agreed=talk.agreed,
        one_confirmed_on=localdate(talk.one_confirmed_at) if talk.one_confirmed_at else None,
        other_confirmed_on=localdate(talk.other_confirmed_at) if talk.other_confirmed_at else None,
    )
