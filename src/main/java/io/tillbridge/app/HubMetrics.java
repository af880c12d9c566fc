package io.tillbridge.app;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.metrics.micrometer.MicrometerMetricsTrackerFactory;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.tillbridge.catalog.load.LoadResult;
import io.tillbridge.catalog.load.Summary;
import io.tillbridge.catalog.load.Upload;
import io.tillbridge.catalog.load.UploadState;
import io.tillbridge.run.Run;
import io.tillbridge.run.RunState;
import java.time.Duration;
import java.time.Instant;
import java.util.function.DoubleSupplier;
import java.util.function.IntSupplier;

/** The hub's own meters beside Camel's: runs, their durations, rows, findings, the pool and the queue. */
public final class HubMetrics {
    /** The name under which Camel looks for a registry. */
    static final String BEAN = "metricsRegistry";

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    HubMetrics(HikariDataSource pool) {
        pool.setMetricsTrackerFactory(new MicrometerMetricsTrackerFactory(registry));
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
    }

    PrometheusMeterRegistry registry() {
        return registry;
    }

    /** A scrape asks both and waits for neither: they must not ask the database. */
    void queue(DoubleSupplier waiting, IntSupplier underWay) {
        Gauge.builder("tillbridge.runs.queued", waiting::getAsDouble)
                .description("Runs that wait for a worker or a lock")
                .register(registry);
        Gauge.builder("tillbridge.runs.running", underWay::getAsInt)
                .description("Runs under way in this process")
                .register(registry);
    }

    void ended(Run run, RunState state, Instant at) {
        registry.counter("tillbridge.runs.ended", "job", run.job(), "state", state.text())
                .increment();
        registry.timer("tillbridge.run.duration", "job", run.job()).record(Duration.between(run.startedAt(), at));
    }

    /** A step of the catalog flow ended, from {@code list} to {@code archive}. */
    public void catalogStep(String step, Duration took) {
        registry.timer("tillbridge.catalog.step.duration", "step", step).record(took);
    }

    public void loaded(LoadResult result) {
        for (Upload upload : result.uploads()) {
            registry.counter("tillbridge.catalog.files", "state", upload.state().text())
                    .increment();
            // What a failed load had planned, and what a check would come to, is not what was written.
            if (upload.summary() != null
                    && upload.state() != UploadState.FAILED
                    && upload.state() != UploadState.CHECKED) {
                rows(upload.summary());
            }
        }
    }

    private void rows(Summary summary) {
        rows("created", summary.created());
        rows("updated", summary.updated());
        rows("unchanged", summary.unchanged());
        rows("rejected", summary.rejected());
        summary.findings().forEach((code, count) -> registry.counter("tillbridge.catalog.findings", "code", code.name())
                .increment((double) count));
    }

    private void rows(String outcome, long count) {
        registry.counter("tillbridge.catalog.rows", "outcome", outcome).increment((double) count);
    }
}
