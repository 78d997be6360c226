"""The web application: one app for each stage of a meeting, in the order of time."""
