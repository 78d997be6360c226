"""Pure core: texts become outlines, statements and findings; no framework, network, clock or process."""
