package io.tillbridge.api.resource;

import io.tillbridge.api.contract.EventSource;
import io.tillbridge.api.contract.Json;
import io.tillbridge.run.Run;
import io.tillbridge.run.Runs;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A run's log lines and changes as they happen; {@code end} is its last word. */
final class RunEventSource implements EventSource {
    private static final int AT_ONCE = 200;

    private final Runs runs;
    private final long runId;
    private long last;
    private String shown = "";
    private boolean over;

    RunEventSource(Runs runs, long runId, long last) {
        this.runs = runs;
        this.runId = runId;
        this.last = last;
    }

    /** The run is read before its lines: what was written before its end is then among them. */
    @Override
    public List<Event> next() {
        if (over) {
            return null;
        }
        Optional<Run> run = runs.get(runId);
        List<Run.Event> lines = runs.events(runId, last, AT_ONCE);
        List<Event> news = new ArrayList<>();
        for (Run.Event line : lines) {
            last = line.id();
            news.add(new Event(Long.toString(line.id()), "line", json(RunView.Line.of(line))));
        }
        String now = run.map(RunView::of).map(RunEventSource::json).orElse("{}");
        if (!now.equals(shown)) {
            shown = now;
            news.add(new Event(null, "run", now));
        }
        if (lines.size() < AT_ONCE && run.map(found -> found.state().over()).orElse(true)) {
            over = true;
            news.add(new Event(null, "end", now));
        }
        return news;
    }

    private static String json(Object value) {
        return new String(Json.bytes(value), StandardCharsets.UTF_8);

}
}
