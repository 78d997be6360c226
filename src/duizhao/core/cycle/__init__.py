"""Life-cycles as tables: states, and moves with the needs that hold each back."""
