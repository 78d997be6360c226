"""The papers (文书) of a meeting: what can be made of its records now, and by whom; own templates of a unit for them."""
