"""The root of every error that openassay raises on purpose.

OpenassayError
  SourceError      a release could not be had      (source/)
  ReadError        bytes are not what they seem    (read/)
  StandardError    a rubric is not well formed     (standard/)
  UsageError       a call makes no sense           (cli/, api)
"""


class OpenassayError(Exception):
    """What was attempted, where, and what to do about it, in one sentence each."""


class UsageError(OpenassayError):
    """The call makes no sense as it stands."""
