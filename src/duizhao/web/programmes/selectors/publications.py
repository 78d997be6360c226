"""What the page of a publication begins with: a text with the ledger's numbers, what is left out."""

from datetime import date

from duizhao.core.ledger.publication_text import proposed_text
from duizhao.web.programmes.models import Publication
from duizhao.web.programmes.selectors.figures import Figures


def withheld_by(publication: Publication) -> dict[str, str]:
    """The numbers that a publication leaves out, each with the reason."""
    return dict(publication.withheld.values_list("number", "reason"))


def proposed_for(publication: Publication, figures: Figures, *, on: date, withheld: int) -> str:
    """A first draft of the text."""
    inspection = publication.programme.inspection
    unit = inspection.meeting.unit
    return proposed_text(
        publication.before, feedback=inspection.title, team=unit.team_name or unit.name,
        received=inspection.received_on, on=on, counts=figures.counts, groups=figures.groups,
        withheld=withheld,
    )  # fmt: skip
