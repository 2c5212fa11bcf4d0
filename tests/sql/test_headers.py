"""What the header of each query says is true."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest

from dashboard.warehouse import catalogue
from dashboard.warehouse.catalogue import GIVEN, LAYERS, Model

MODELS = catalogue.models()
NAMES = {model.name for model in MODELS}


def tables_read(query: str) -> set[str]:
    """Names in the parsed query's from clauses, less the steps it defines itself."""
    with duckdb.connect() as connection:
        rows = connection.sql("select json_serialize_sql($query)", params={"query": query}).fetchall()
    parsed = json.loads(rows[0][0])
    assert not parsed["error"], parsed
    nodes = list(walk(parsed["statements"]))
    named = {node["table_name"] for node in nodes if node.get("type") == "BASE_TABLE"}
    steps = {entry["key"] for node in nodes for entry in node.get("cte_map", {}).get("map", [])}
    return named - steps


def walk(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        yield node
    for child in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from walk(child)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.name)
def test_source_is_what_the_parser_finds(model: Model) -> None:
    assert tables_read(model.query) == set(model.sources)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.name)
def test_sources_are_queries_given_tables_or_raw_kinds(model: Model) -> None:
    strange = [name for name in model.sources if name not in NAMES | set(GIVEN) and not name.startswith("raw_")]
    assert not strange


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.name)
def test_staging_alone_reads_raw_rows(model: Model) -> None:
    assert (model.layer == "staging") == any(name.startswith("raw_") for name in model.sources)


@pytest.mark.parametrize("path", sorted(catalogue.SQL_FOLDER.rglob("*.sql")), ids=lambda path: path.stem)
def test_a_file_is_one_lower_case_select(path: Path) -> None:
    query = path.read_text(encoding="utf-8")
    statements = duckdb.extract_statements(query)
    assert [statement.type for statement in statements] == [duckdb.StatementType.SELECT]
    words = re.sub(r"'[^']*'|--[^\n]*", "", query)
    assert words == words.lower()


def test_every_file_stands_in_a_layer_or_is_a_check() -> None:
    assert {path.parent.name for path in catalogue.SQL_FOLDER.rglob("*.sql")} <= {*LAYERS, "checks"}


@pytest.mark.parametrize("model", [model for model in MODELS if model.layer != "staging"], ids=lambda model: model.name)
def test_the_last_line_selects_the_final_step(model: Model) -> None:
    assert re.search(r"\nselect \* from \w+\n$", model.query)
