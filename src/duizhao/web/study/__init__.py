"""Study before the meeting: what must be read, who has read it, group sessions and who was there."""
