"""The tables of papers: signed scans that come back, a unit's own templates."""

from duizhao.web.papers.models.scans import Batch, BatchPage, SignedCopy
from duizhao.web.papers.models.templates import OwnTemplate, TemplateVersion

__all__ = ["Batch", "BatchPage", "OwnTemplate", "SignedCopy", "TemplateVersion"]
