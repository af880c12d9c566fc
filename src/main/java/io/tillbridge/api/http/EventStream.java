package io.tillbridge.api.http;

import io.tillbridge.api.contract.EventSource;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.http.HttpServerResponse;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Server-sent events: looks at the source twice a second and writes what is new. A stream ends after a while even when
 * its source does not; browsers come back by themselves.
 */
final class EventStream {
    private static final Logger LOG = LoggerFactory.getLogger(EventStream.class);
    static final String TYPE = "text/event-stream";

    private static final long LOOK_MILLIS = 500;
    private static final int LOOKS_PER_HEARTBEAT = 30;
    private static final int MOST_LOOKS = 1200;

    private final Vertx vertx;
    private final WorkerExecutor workers;
    private final HttpServerResponse response;
    private final EventSource source;
    private final Runnable closed;
    private int looks;
    private boolean over;

    /** @param closed told once, when the stream ends */
    EventStream(
            Vertx vertx, WorkerExecutor workers, HttpServerResponse response, EventSource source, Runnable closed) {
        this.vertx = vertx;
        this.workers = workers;
        this.response = response;
        this.source = source;
        this.closed = closed;
    }

    void start() {
        if (response.closed()) {
            // Nobody will say that it is closed any more.
            finish();
            return;
        }
        response.setChunked(true).putHeader("Content-Type", TYPE);
        response.closeHandler(gone -> finish());
        response.write("retry: 1000\n\n");
        look();
    }

    private void look() {
        if (!over) {
            workers.executeBlocking(source::next, false).onSuccess(this::send).onFailure(why -> {
                LOG.warn("A stream of events ends: {}", why.toString());
                end();
            });
        }
    }

    private void send(List<EventSource.Event> events) {
        if (over) {
            return;
        }
        looks++;
        if (events == null || looks >= MOST_LOOKS) {
            end();
            return;
        }
        StringBuilder frames = new StringBuilder();
        events.forEach(event -> frames.append(event.frame()));
        if (frames.isEmpty() && looks % LOOKS_PER_HEARTBEAT == 0) {
            frames.append(": still here\n\n");
        }
        if (!frames.isEmpty()) {
            response.write(frames.toString());
        }
        if (response.writeQueueFull()) {
            response.drainHandler(room -> look());
        } else {
            vertx.setTimer(events.isEmpty() ? LOOK_MILLIS : 1, again -> look());
        }
    }

    private void end() {
        if (!over) {
            response.end();
            finish();
        }
    }

    private void finish() {
        if (!over) {
            over = true;
            closed.run();
        }
    }
}
