"""Meetings: notice, kind, framework, window, parameters, plan and dates; the spine of all stages."""
