"""The leak scanner: looks in what is about to be public for what the office has not released.

It proves what Herald promises, and so shares nothing with it: it imports no module of Herald, reads
the office's files by itself, and has its own idea of what is public. Whatever is wrong there, in
the walk, the rule of release or the View, is not wrong here in the same way.
"""
