"""A framework with what a meeting's notice sets on its own: lengths, shares, parts to be written."""

from dataclasses import replace

from duizhao.core.cycle.parameters import PARTS, Parameters
from duizhao.core.frameworks.model import AlsoExplain, Framework

_PROBLEMS_AND_CAUSES = "problems+causes"


def with_parameters(framework: Framework, given: Parameters) -> Framework:
    """The framework as it stands for the meeting: what the parameters leave open stays the framework's."""
    lengths, shares = dict(framework.lengths), dict(framework.shares)
    for kind, least, most in (
        ("team", given.team_least, given.team_most),
        ("personal", given.personal_least, given.personal_most),
    ):
        had = lengths.get(kind, (None, None))
        if least is not None or most is not None:
            lengths[kind] = (least or had[0], most or had[1])
    if given.problems_and_causes is not None:
        shares[_PROBLEMS_AND_CAUSES] = float(given.problems_and_causes)
    known = {also.key for also in framework.also}
    also = (AlsoExplain(key, PARTS[key], (PARTS[key],)) for key in given.parts if key not in known)
    return replace(framework, lengths=lengths, shares=shares, also=(*framework.also, *also))
