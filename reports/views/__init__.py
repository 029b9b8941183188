"""One view for each capability: a result in, facts and the parts of a reply out."""
