"""The shapes of our answers, as programs are told of them: one module for each part of the interface.

pydantic makes the schemas from them, and a test holds every real answer against these. Descriptions say what a name
does not: units, and what null means.
"""
