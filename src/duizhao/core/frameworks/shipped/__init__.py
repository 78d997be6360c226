"""The frameworks that ship with the program: one YAML file each, and an index made from them."""
