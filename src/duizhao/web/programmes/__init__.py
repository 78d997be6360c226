"""Rectification programmes of feedbacks: plan, concentrated period, report, reviewers' remarks, publication."""
