"""The desk: what people may do with questions, files and threads, the same on every platform."""
