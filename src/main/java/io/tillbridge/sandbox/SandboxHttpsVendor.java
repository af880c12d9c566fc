package io.tillbridge.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;

/**
 * A vendor's web server on this machine: the JDK's own on 127.0.0.1, with TLS, users by HTTP Basic or a token, files with
 * ETag and Last-Modified, and {@link SandboxFaults} and {@link SandboxHttpFaults} on demand.
 */
public final class SandboxHttpsVendor implements AutoCloseable {
    private static final int OK = 200;
    private static final int NOT_MODIFIED = 304;

    private final SandboxFaults faults = new SandboxFaults();
    private final SandboxHttpFaults answers = new SandboxHttpFaults();
    private final SandboxCertificate certificate;
    private final List<SandboxUser> users;
    private final Path written;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "sandbox-https");
        thread.setDaemon(true);
        return thread;
    });
    private final HttpsServer server;
    private final int port;
    private volatile boolean open = true;

    private SandboxHttpsVendor(Path folder, int port, List<SandboxUser> users) throws IOException {
        this.users = List.copyOf(users);
        this.written = folder.resolve("faults.properties");
        this.certificate = SandboxCertificate.readOrMake(folder.resolve("certificate.p12"));
        SandboxCertificate other = SandboxCertificate.readOrMake(folder.resolve("other-certificate.p12"));
        this.server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        this.port = server.getAddress().getPort();
        server.setHttpsConfigurator(new HttpsConfigurator(certificate.context(other, faults::otherHostKey)));
        server.setExecutor(threads);
        // Not closed after a fault: to close an answer is to end it well.
        server.createContext("/", exchange -> {
            answer(exchange);
            exchange.close();
        });
    }

    /**
     * Starts the server.
     *
     * @param folder where its certificates stay from one start to the next, and {@code faults.properties} may stand
     * @param port 0 for any free one
     * @throws IOException when the port is taken or the folder cannot be written
     */
    public static SandboxHttpsVendor start(Path folder, int port, List<SandboxUser> users) throws IOException {
        for (SandboxUser user : users) {
            Files.createDirectories(user.root());
        }
        SandboxHttpsVendor vendor = new SandboxHttpsVendor(folder, port, users);
        vendor.server.start();
        return vendor;
    }

    public String host() {
        return "127.0.0.1";
    }

    public int port() {
        return port;
    }

    /** The address of a file below a user's folder. */
    public String url(String path) {
        return "https://" + host() + ":" + port() + SandboxHttpFaults.encoded("/" + path);
    }

    /** The certificate's SHA-256, as a connection's setting {@code certificateFingerprint} wants it. */
    public String certificateFingerprint() {
        return certificate.fingerprint();
    }

    public SandboxFaults faults() {
        return faults;
    }

    public SandboxHttpFaults answers() {
        return answers;
    }

    /** Ends the server and every connection at once. */
    @Override
    public void close() {
        open = false;
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        faults.read(written);
        if (!exchange.getRequestMethod().equals("GET")) {
            faults.countWrite();
            exchange.sendResponseHeaders(405, -1);
            return;
        }
        answers.count(exchange);
        Optional<SandboxUser> user = signedIn(exchange);
        if (user.isEmpty()) {
            exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"sandbox\"");
            exchange.sendResponseHeaders(401, -1);
        } else if (!answers.told(exchange)) {
            file(exchange, user.get());
        }
    }

    private Optional<SandboxUser> signedIn(HttpExchange exchange) {
        boolean letsIn = faults.letsIn();
        String sent = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        return users.stream()
                .filter(user -> letsIn
                        && (sent.equals("Bearer " + user.password())
                                || sent.equals("Basic "
                                        + Base64.getEncoder()
                                                .encodeToString((user.name() + ":" + user.password())
                                                        .getBytes(StandardCharsets.UTF_8)))))
                .findFirst();
    }

    private void file(HttpExchange exchange, SandboxUser user) throws IOException {
        Path root = user.root().toAbsolutePath().normalize();
        Path file =
                root.resolve(exchange.getRequestURI().getPath().substring(1)).normalize();
        if (!file.startsWith(root) || !Files.isRegularFile(file)) {
            exchange.sendResponseHeaders(404, -1);
            return;
        }
        String name = file.getFileName().toString();
        if (faults.denies(name)) {
            exchange.sendResponseHeaders(403, -1);
            return;
        }
        if (faults.growsAtEachLook(name)) {
            Files.writeString(file, "+", StandardOpenOption.APPEND);
        }
        long size = Files.size(file);
        Instant modified = Files.getLastModifiedTime(file).toInstant();
        String etag = "\"" + size + "-" + modified.toEpochMilli() + "\"";
        if (answers.versions()) {
            exchange.getResponseHeaders().set("ETag", etag);
            exchange.getResponseHeaders()
                    .set("Last-Modified", DateTimeFormatter.RFC_1123_DATE_TIME.format(modified.atZone(ZoneOffset.UTC)));
            if (etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
                exchange.sendResponseHeaders(NOT_MODIFIED, -1);
                return;
            }
        }
        if (!faults.shown(name).equals(name)) {
            exchange.getResponseHeaders()
                    .set(
                            "Content-Disposition",
                            "attachment; filename*=UTF-8''" + SandboxHttpFaults.encoded(faults.shown(name)));
        }
        send(exchange, file, size);
    }

    private void send(HttpExchange exchange, Path file, long size) throws IOException {
        boolean packed = answers.packed();
        if (packed) {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
        }
        // Of a length of 0 this server makes an answer in parts.
        exchange.sendResponseHeaders(OK, packed ? 0 : size == 0 ? -1 : size);
        if (size == 0 && !packed) {
            return;
        }
        OutputStream raw = exchange.getResponseBody();
        OutputStream out = packed ? new GZIPOutputStream(raw) : raw;
        try (InputStream bytes = new FaultyStream(Files.newInputStream(file), faults, file, () -> open, () -> {})) {
            byte[] part = new byte[8_192];
            long left = size;
            for (int n = bytes.read(part); n >= 0 && left > 0; n = bytes.read(part)) {
                int now = (int) Math.min(n, left);
                out.write(part, 0, now);
                out.flush();
                left -= now;
            }
        }
        out.close();
    }
}
