"""How papers are laid out: what a paper consists of, and the .docx in which it is set by GB/T 9704-2012."""
