"""The published JSON Schema of the files that people exchange, made from the records themselves."""

from typing import Any

import msgspec

from openassay.schema import Assessment, Record, Report, UsageError

SCHEMAS: dict[str, type[Record]] = {"assessment-1": Assessment, "report-1": Report}
_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def json_schema(name: str) -> bytes:
    """The JSON Schema (draft 2020-12) of one of SCHEMAS, indented, with a line end. Raises UsageError otherwise."""
    if name not in SCHEMAS:
        raise UsageError(f"no schema is called {name}: choose one of {', '.join(SCHEMAS)}")
    made: dict[str, Any] = {"$schema": _DIALECT, "title": f"openassay {name}", **msgspec.json.schema(SCHEMAS[name])}
    return msgspec.json.format(msgspec.json.encode(made), indent=2) + b"\n"
