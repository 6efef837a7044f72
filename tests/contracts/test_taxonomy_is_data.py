"""No category, urgency or flag id stands in code."""

import ast
from pathlib import Path

import pytest

from model.taxonomy import load_taxonomy

ROOT = Path(__file__).parents[2]
CODE = sorted(
    path
    for package in ("model", "training", "api")
    for path in (ROOT / package).rglob("*.py")
)


def strings_of(path):
    """Return the string constants of a module that are not docstrings."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docs = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    return {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in docs
    }


@pytest.mark.parametrize("path", CODE, ids=lambda p: str(p.relative_to(ROOT)))
def test_no_label_id_stands_in_code(path):
    """Another desk changes the taxonomy file and no code."""
    taxonomy = load_taxonomy()
    ids = {*taxonomy.category_ids, *taxonomy.urgency_ids, *taxonomy.flag_ids}

    assert not strings_of(path) & ids
