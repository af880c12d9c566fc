package io.tillbridge.api.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tillbridge.app.Until;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A page that listens to {@code GET /live}. */
final class HintStream implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    final HttpResponse<Stream<String>> response;
    private final BlockingQueue<Frame> frames = new LinkedBlockingQueue<>();
    private volatile String last;
    private volatile boolean ended;

    record Frame(String event, JsonNode data) {}

    HintStream(HttpClient client, HttpRequest.Builder request) throws IOException, InterruptedException {
        response =
                client.send(request.header("Accept", "text/event-stream").build(), HttpResponse.BodyHandlers.ofLines());
        Thread reader = new Thread(this::read, "hint-stream");
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        String[] event = {null};
        try {
            response.body().forEach(line -> {
                if (line.startsWith("id: ")) {
                    last = line.substring(4);
                } else if (line.startsWith("event: ")) {
                    event[0] = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    frames.add(new Frame(event[0], json(line.substring(6))));
                }
            });
        } catch (RuntimeException cut) {
            // The client or the hub went away.
        } finally {
            ended = true;
        }
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new IllegalStateException(text, e);
        }
    }

    /** The next frame of that kind; those before it are passed over. */
    Frame next(String event) throws InterruptedException {
        return next(frame -> frame.event().equals(event));
    }

    /** The next hint of that topic. */
    JsonNode hint(String topic) throws InterruptedException {
        return next(frame -> frame.event().equals("change")
                        && frame.data().path("topic").asText().equals(topic))
                .data();
    }

    private Frame next(Predicate<Frame> wanted) throws InterruptedException {
        for (Frame frame = frame(); frame != null; frame = frame()) {
            if (wanted.test(frame)) {
                return frame;
            }
        }
        throw new AssertionError("No such frame came");
    }

    /** Null when none comes. */
    private Frame frame() throws InterruptedException {
        return frames.poll(Until.STOP.toSeconds(), TimeUnit.SECONDS);
    }

    /** Where a later stream goes on. */
    String lastId() {
        return last;
    }

    boolean isEnded() {
        return ended;
    }

    @Override
    public void close() {
        response.body().close();
    }
}
