"""The table of sources: each kind of paper with the function that finds the records for it.

The archive index is not in it: it lists the papers themselves, so selectors make it last.
"""

from collections.abc import Mapping

from duizhao.web.papers.drafts import Source
from duizhao.web.papers.sources import aftermath, preparation, sitting, texts

SOURCES: Mapping[str, Source] = {
    "absentee-statement": sitting.absentee_statement,
    "chairs-script": sitting.chairs_script,
    "circular": aftermath.circular,
    "criticism-summary": sitting.criticism_summary,
    "evidence-index": aftermath.evidence_index,
    "feedback-slip": preparation.feedback_slip,
    "follow-up-status": aftermath.follow_up_status,
    "ledger": aftermath.ledger,
    "meeting-report": aftermath.meeting_report,
    "minutes": sitting.minutes,
    "notice": preparation.notice,
    "opinion-form": preparation.opinion_form,
    "opinion-summary": preparation.opinion_summary,
    "personal-outline": texts.personal_outline,
    "plan": preparation.plan,
    "problem-list": preparation.problem_list,
    "progress-report": aftermath.progress_report,
    "rectification-plan": aftermath.rectification_plan,
    "review-comments": texts.review_comments,
    "sign-in-sheet": sitting.sign_in_sheet,
    "slip-sheet": preparation.slip_sheet,
    "study": preparation.study,
    "talk-record": preparation.talk_record,
    "team-statement": texts.team_statement,
    "three-lists": aftermath.three_lists,
}
