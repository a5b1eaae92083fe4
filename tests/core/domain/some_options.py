"""Generation options at random: each that can be sent, and none that cannot."""

from __future__ import annotations

import json

from hypothesis import strategies as st

from chatapp.core.domain.generation_options import GenerationOptions

_BIASES = st.dictionaries(
    st.integers(0, 200_000).map(str), st.floats(-100, 100) | st.integers(-100, 100), max_size=3
)
_TEXTS = st.text(max_size=20)
_PARTS = st.lists(st.fixed_dictionaries({"type": st.just("text"), "text": st.text(min_size=1)}))
_PREDICTIONS = st.fixed_dictionaries({"type": st.just("content"), "content": _TEXTS | _PARTS})


def some_options() -> st.SearchStrategy[GenerationOptions]:
    """Options of which some are set."""
    return st.builds(
        GenerationOptions,
        temperature=st.none() | st.floats(0, 2),
        max_tokens=st.none() | st.integers(1, 10_000_000),
        reasoning_effort=st.none() | st.sampled_from(["low", "medium", "high"]),
        top_p=st.none() | st.floats(0.01, 1),
        frequency_penalty=st.none() | st.floats(-2, 2),
        presence_penalty=st.none() | st.floats(-2, 2),
        seed=st.none() | st.integers(1, 2**53 - 1),
        top_logprobs=st.none() | st.integers(0, 20),
        logit_bias=st.none() | _BIASES.map(json.dumps),
        prediction=st.none() | _PREDICTIONS.map(json.dumps),
        name=st.none() | st.text(st.characters(categories=["L"]), min_size=1, max_size=64),
        stream=st.none() | st.booleans(),
        include_usage=st.none() | st.booleans(),
    )
