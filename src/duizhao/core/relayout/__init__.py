"""The layout of a .docx that one already has: what differs from the profile, and a copy in which it is mended."""
