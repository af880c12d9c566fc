package io.tillbridge.sandbox.receiver;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A partner such as a price site: it fetches a feed each period, asks only for what it does not have, takes it compressed,
 * and keeps the last file in its folder.
 */
public final class SandboxFeedPartner implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SandboxFeedPartner.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path folder;
    private final Duration period;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1, task -> {
        Thread thread = new Thread(task, "sandbox-feed-partner");
        thread.setDaemon(true);
        return thread;
    });
    private String tag;
    private final AtomicInteger fetched = new AtomicInteger();
    private final AtomicInteger unchanged = new AtomicInteger();

    /**
     * A partner that does not fetch yet.
     *
     * @param folder where the last file is kept
     * @param period how often it fetches
     */
    public SandboxFeedPartner(Path folder, Duration period) {
        this.folder = folder;
        this.period = period;
    }

    /** Fetches from this address now and once each period. */
    public void fetchFrom(String address) {
        URI from = URI.create(address);
        var unused = clock.scheduleWithFixedDelay(() -> fetch(from), 0, period.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The folder of the last file. */
    public Path folder() {
        return folder;
    }

    /** How many files came. */
    public int fetched() {
        return fetched.get();
    }

    /** How often it had the file already. */
    public int unchanged() {
        return unchanged.get();
    }

    private void fetch(URI from) {
        HttpRequest.Builder request = HttpRequest.newBuilder(from)
                .timeout(PATIENCE)
                .header("User-Agent", "sandbox-price-site/1.0")
                .header("Accept-Encoding", "gzip");
        if (tag != null) {
            request.header("If-None-Match", tag);
        }
        try {
            HttpResponse<InputStream> answer =
                    http.send(request.GET().build(), HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                if (answer.statusCode() == 200) {
                    keep(from, body, answer);
                    fetched.incrementAndGet();
                } else if (answer.statusCode() == 304) {
                    unchanged.incrementAndGet();
                }
            }
        } catch (IOException e) {
            LOG.debug("The sandbox partner did not get the feed: {}", e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void keep(URI from, InputStream body, HttpResponse<?> answer) throws IOException {
        Files.createDirectories(folder);
        String name = from.getPath().substring(from.getPath().lastIndexOf('/') + 1);
        Path aside = folder.resolve(name + ".part");
        boolean packed =
                answer.headers().firstValue("Content-Encoding").orElse("").equals("gzip");
        try (InputStream plain = packed ? new GZIPInputStream(body) : body) {
            Files.copy(plain, aside, StandardCopyOption.REPLACE_EXISTING);
        }
        Files.move(aside, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        tag = answer.headers().firstValue("ETag").orElse(null);
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
