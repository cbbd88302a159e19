"""The examples in the package and docs/openapi.json are what the service answers and says today."""

from __future__ import annotations

from typing import Any

import pytest

from pakkeforlop_rules import Catalogue
from pakkeforlop_service.api.openapi import EXAMPLES
from tests.docs.api_run import STEPS, Run, run
from tests.docs.openapi import DOCUMENT, cut, examples_of, written


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> Run:
    return run(tmp_path_factory.mktemp("run"), Catalogue.load())


def test_the_examples_are_true(done: Run) -> None:
    """Asked anew, the service answers the same, byte for byte. «make docs» writes them."""
    assert EXAMPLES.read_text(encoding="utf-8") == written(examples_of(done))


def test_the_document_is_up_to_date(done: Run) -> None:
    """The file is what /openapi.json answers with. «make docs» writes it."""
    assert DOCUMENT.read_text(encoding="utf-8") == written(done.app.openapi())


def test_everything_is_answered(done: Run) -> None:
    """No example is of something that went wrong; the refusals are all of that."""
    assert [one.step.name for one in done.answers if one.status not in {200, 201}] == []
    assert [one.step.name for one in done.refusals if one.status < 400] == []
    assert [one.step for one in done.answers] == list(STEPS)


@pytest.mark.parametrize(
    ("whole", "shown"),
    [
        ([{"a": 1}, {"a": 2}], [{"a": 1}]),
        (["a", "b", "c", "d"], ["a", "b", "c"]),
        ([], []),
        ({"a": {"b": [{}, {}]}}, {"a": {"b": [{}]}}),
        ({str(name): {} for name in range(9)}, {"0": {}}),
        ({str(name): name for name in range(9)}, {str(name): name for name in range(9)}),
        ("a\r\nb\r\nc\r\nd\r\n", "a\r\nb\r\nc\r\n"),
    ],
)
def test_long_lists_are_cut(whole: Any, shown: Any) -> None:
    """Of things the first stands for all, of words the first three; what is not a list stays."""
    assert cut(whole) == shown
