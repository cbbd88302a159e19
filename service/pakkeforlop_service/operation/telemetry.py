"""Traces, for who has asked for them: one span a request, with nothing in it that names a person.

Instrumentation fills a span with addresses, headers and errors' messages. What leaves the process is therefore a list
of what may, whatever else a span has been given on the way.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from fastapi import FastAPI
from opentelemetry.instrumentation.fastapi import FastAPIInstrumentor
from opentelemetry.metrics import NoOpMeterProvider
from opentelemetry.sdk.resources import SERVICE_NAME, SERVICE_VERSION, Resource
from opentelemetry.sdk.trace import Event, ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor, SpanExporter, SpanExportResult
from opentelemetry.trace import Span, SpanContext, Status
from structlog.contextvars import bind_contextvars

_ATTRIBUTES: Final = frozenset(
    {
        "http.route",
        "http.method",
        "http.request.method",
        "http.status_code",
        "http.response.status_code",
        "http.flavor",
        "network.protocol.version",
    }
)
"""By the old names and the new ones: which of them are used is the operator's choice."""
_EXCEPTION: Final = "exception"
_OF_ERRORS: Final = frozenset({"exception.type"})


def instrument(app: FastAPI, exporter: SpanExporter, release: str) -> TracerProvider:
    """Make a span of every request and send it; the trace id stands in the log. Shut the provider down at the end."""
    resource = Resource.create({SERVICE_NAME: "pakkeforlop", SERVICE_VERSION: release})
    provider = TracerProvider(resource=resource, shutdown_on_exit=False)
    provider.add_span_processor(BatchSpanProcessor(_Redacted(exporter)))
    FastAPIInstrumentor.instrument_app(
        app,
        tracer_provider=provider,
        meter_provider=NoOpMeterProvider(),  # figures are Prometheus', and these would hold addresses
        server_request_hook=_in_the_log,
        exclude_spans=["receive", "send"],
        excluded_urls="/healthz$,/readyz$,/metrics$,/static/",
    )
    return provider


def otlp(endpoint: str) -> SpanExporter:
    """Sends traces to a collector, by OTLP over HTTP."""
    from opentelemetry.exporter.otlp.proto.http.trace_exporter import (  # noqa: PLC0415 - slow, and seldom wanted
        OTLPSpanExporter,
    )

    return OTLPSpanExporter(f"{endpoint.rstrip('/')}/v1/traces", timeout=5)


def _in_the_log(span: Span, _: dict[str, Any]) -> None:
    bind_contextvars(trace_id=f"{span.get_span_context().trace_id:032x}")


class _Redacted(SpanExporter):
    """An exporter that sends of each span only what may leave."""

    def __init__(self, exporter: SpanExporter) -> None:
        self._exporter = exporter

    def export(self, spans: Sequence[ReadableSpan]) -> SpanExportResult:
        return self._exporter.export([_redacted(span) for span in spans])

    def shutdown(self) -> None:
        self._exporter.shutdown()

    def force_flush(self, timeout_millis: int = 30_000) -> bool:
        return self._exporter.force_flush(timeout_millis)


def _redacted(span: ReadableSpan) -> ReadableSpan:
    return ReadableSpan(
        span.name,
        context=_bare(span.context),
        parent=_bare(span.parent),
        resource=span.resource,
        attributes={name: value for name, value in (span.attributes or {}).items() if name in _ATTRIBUTES},
        events=[
            Event(
                _EXCEPTION,
                {name: value for name, value in (event.attributes or {}).items() if name in _OF_ERRORS},
                event.timestamp,
            )
            for event in span.events
            if event.name == _EXCEPTION
        ],
        kind=span.kind,
        status=Status(span.status.status_code),
        start_time=span.start_time,
        end_time=span.end_time,
        instrumentation_scope=span.instrumentation_scope,
    )


def _bare(context: SpanContext | None) -> SpanContext | None:
    """A context without the `tracestate` that the caller may have written anything into."""
    if context is None:
        return None
    return SpanContext(context.trace_id, context.span_id, context.is_remote, context.trace_flags)
