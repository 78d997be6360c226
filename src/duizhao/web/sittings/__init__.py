"""The sitting: agenda, sign-in, criticisms that open at the meeting, minutes that those present confirm."""
