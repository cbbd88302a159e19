"""Traces: one span a request, by its route, and nothing in it that names anybody."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from opentelemetry import trace
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from opentelemetry.trace import Link, NonRecordingSpan, SpanContext, StatusCode, TraceFlags, TraceState

from pakkeforlop_rules import Catalogue
from pakkeforlop_service.app import Running, create_app
from pakkeforlop_service.clock import Clock
from pakkeforlop_service.operation import telemetry
from tests.service.conftest import HOME, NOW

MARK = "merke-7f3a"
TRACE = "4bf92f3577b34da6a3ce929d0e0e4736"


@contextmanager
def traced(url: str, catalogue: Catalogue) -> Iterator[tuple[TestClient, list[ReadableSpan]]]:
    """A client of a service with traces; the spans are there when the block has ended."""
    exporter = InMemorySpanExporter()
    app = create_app(url, catalogue, Clock(lambda: NOW), running=Running(traces=exporter))
    doors: FastAPI = app.app.app  # type: ignore[attr-defined] # the doors are inside the guard

    @doors.get("/v1/broken/{subject}")
    def broken(subject: str) -> None:
        raise ValueError(subject)

    spans: list[ReadableSpan] = []
    with TestClient(app, base_url=HOME, raise_server_exceptions=False) as client:
        yield client, spans
    spans += exporter.get_finished_spans()


def test_a_span_a_request(url: str, catalogue: Catalogue) -> None:
    """Named by method and route, with the status; health, metrics and files are left out."""
    with traced(url, catalogue) as (client, spans):
        client.get(f"/v1/pathways/{MARK}")
        client.get("/nothing")
        for quiet in ("/healthz", "/readyz", "/metrics", "/static/0/style.css"):
            client.get(quiet)
    assert [span.name for span in spans] == ["GET /v1/pathways/{subject}", "GET"]
    assert spans[0].attributes == {
        "http.method": "GET",
        "http.route": "/v1/pathways/{subject}",
        "http.status_code": 404,
        "http.flavor": "1.1",
    }


@pytest.mark.parametrize("names", ["", "http", "http/dup"])
def test_the_mark_is_nowhere(
    url: str, catalogue: Catalogue, names: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither in attributes by old names or new, nor in errors, headers or what the caller's trace brings along."""
    monkeypatch.setenv("OTEL_SEMCONV_STABILITY_OPT_IN", names)
    monkeypatch.setenv("OTEL_INSTRUMENTATION_HTTP_CAPTURE_HEADERS_SERVER_REQUEST", ".*")
    headers = {
        "traceparent": f"00-{TRACE}-00f067aa0ba902b7-01",
        "tracestate": f"vendor={MARK}",
        "User-Agent": MARK,
    }
    with traced(url, catalogue) as (client, spans):
        for address in (f"/v1/pathways/{MARK}?a={MARK}", f"/v1/broken/{MARK}", f"/forlop/{MARK}", f"/{MARK}"):
            client.get(address, headers=headers)
    assert len(spans) == 4
    for span in spans:
        assert MARK not in span.to_json()
        assert not span.context.trace_state
        assert f"{span.context.trace_id:032x}" == TRACE
    failed = spans[1]
    assert failed.status.status_code == StatusCode.ERROR
    assert [dict(event.attributes or {}) for event in failed.events] == [{"exception.type": "ValueError"}]


def test_whatever_a_span_holds() -> None:
    """What instrumentation may put into a span some day is not sent either."""
    exporter = InMemorySpanExporter()
    provider = TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(telemetry._Redacted(exporter)))
    brought = TraceState([("vendor", MARK)])
    caller = SpanContext(1, 2, is_remote=True, trace_flags=TraceFlags(1), trace_state=brought)
    with provider.get_tracer("x").start_as_current_span(
        "GET", trace.set_span_in_context(NonRecordingSpan(caller)), links=[Link(caller, {"a": MARK})]
    ) as span:
        span.set_attributes({"url.path": MARK, "http.method": "GET"})
        span.add_event(MARK, {"a": MARK})
        span.set_status(StatusCode.ERROR, MARK)
    [sent] = exporter.get_finished_spans()
    provider.shutdown()
    assert MARK not in sent.to_json()
    assert sent.parent is not None
    assert not sent.parent.trace_state
    assert sent.status.status_code == StatusCode.ERROR
    assert sent.attributes == {"http.method": "GET"}
    assert not sent.events


def test_the_trace_is_in_the_log(url: str, catalogue: Catalogue, caplog: pytest.LogCaptureFixture) -> None:
    """A request's line names its trace, and the next request's line does not have the last one's."""
    caplog.set_level(logging.INFO, "pakkeforlop")
    with traced(url, catalogue) as (client, spans):
        client.get("/v1/catalogue", headers={"traceparent": f"00-{TRACE}-00f067aa0ba902b7-01"})
        client.get("/v1/catalogue")
        client.get("/static/0/style.css")
    told = [record.msg for record in caplog.records if isinstance(record.msg, dict)]
    assert told[0]["trace_id"] == TRACE
    assert told[1]["trace_id"] == f"{spans[1].context.trace_id:032x}" != TRACE
    assert "trace_id" not in told[2]


def test_none_without_an_endpoint(url: str, catalogue: Catalogue) -> None:
    """Nothing is instrumented for who has not asked."""
    app = create_app(url, catalogue, Clock(lambda: NOW))
    assert not hasattr(app.app.app, "_is_instrumented_by_opentelemetry")  # type: ignore[attr-defined] # as above


def test_the_collector() -> None:
    """Its address is completed as the standard says."""
    exporter = telemetry.otlp("http://127.0.0.1:4318/")
    assert vars(exporter)["_endpoint"] == "http://127.0.0.1:4318/v1/traces"
    exporter.shutdown()
