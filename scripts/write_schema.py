"""Write docs/briefing.schema.json from the model: `python scripts/write_schema.py`."""

from __future__ import annotations

from pathlib import Path

from briefing.model.schema import schema_text

SCHEMA = Path(__file__).resolve().parents[1] / "docs" / "briefing.schema.json"


def main() -> None:
    """Write the schema."""
    SCHEMA.write_bytes(schema_text().encode())
    print(f"wrote {SCHEMA.name}")


if __name__ == "__main__":
    main()
