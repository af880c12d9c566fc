package io.tillbridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.storage.Database;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Blob;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.Appender;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.config.Property;
import org.jdbi.v3.core.Handle;

/**
 * Looks for secrets wherever none may stand in plain: log lines of all loggers at DEBUG from {@link #begin} on, headers,
 * problems and what a GET tells, every column of every table, files, metrics. A scenario names its secrets with
 * {@link #hide} as it makes them, hands over every answer with {@link #heard}, and asks at its end.
 *
 * <p>A secret is looked for as it is, in base64, in hexadecimal and as a part of an address.
 */
final class SecretHunt implements AutoCloseable {
    private static final String ME = "secret-hunt";

    private final Map<String, String> secrets = new LinkedHashMap<>();
    private final Map<String, StringBuilder> heard = new HashMap<>();
    private final ConcurrentLinkedQueue<String> lines = new ConcurrentLinkedQueue<>();
    private final Set<String> found = new TreeSet<>();
    private final LoggerConfig root;
    private final Map<String, Appender> quiet;
    private final Level before;

    private SecretHunt() {
        LoggerContext context = (LoggerContext) LogManager.getContext(false);
        root = context.getConfiguration().getRootLogger();
        before = root.getLevel();
        quiet = Map.copyOf(root.getAppenders());
        quiet.keySet().forEach(root::removeAppender);
        root.addAppender(appender(), Level.DEBUG, null);
        root.setLevel(Level.DEBUG);
        context.updateLoggers();
    }

    /** From now on every log line is kept. */
    static SecretHunt begin() {
        return new SecretHunt();
    }

    /** Names a secret to be looked for. @return the secret */
    String hide(String name, String secret) {
        assertThat(secret).as(name).hasSizeGreaterThan(7);
        secrets.put(name, secret);
        return secret;
    }

    /**
     * Takes an answer: its headers, and its body when it is a problem or that of a GET. Only the body of a POST may tell a
     * secret, to whom it was made for. @return the answer
     */
    <T> HttpResponse<T> heard(HttpResponse<T> answer) {
        String what = answer.request().method() + " " + answer.statusCode();
        hear("headers of " + what, answer.headers().map().toString());
        if (answer.statusCode() >= 400 || answer.request().method().equals("GET")) {
            hear("body of " + what, String.valueOf(answer.body()));
        }
        return answer;
    }

    /** Takes any text, such as the metrics. */
    void hear(String place, String text) {
        heard.computeIfAbsent(place, first -> new StringBuilder()).append(text).append('\n');
    }

    /** Fails with the place and the name of each secret that stands somewhere in plain. */
    void nothingIsIn(Database database, Path... folders) throws IOException {
        assertThat(secrets).isNotEmpty();
        assertThat(lines).as("log lines").isNotEmpty();
        lines.forEach(line -> look("a log line of " + line.replaceFirst(" .*(?s:.*)", ""), line));
        heard.forEach((place, text) -> look(place, text.toString()));
        database.jdbi().useHandle(this::lookThrough);
        for (Path folder : folders) {
            lookThrough(folder);
        }
        assertThat(found).as("secrets that stand in plain").isEmpty();
    }

    private void lookThrough(Handle handle) {
        List<String> tables = handle.createQuery(
                        "SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE()")
                .mapTo(String.class)
                .list();
        assertThat(tables).contains("api_key", "audit", "connection_secret");
        for (String table : tables) {
            handle.createQuery("SELECT * FROM `" + table + "`")
                    .map((row, context) -> {
                        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                            look("column " + table + "." + row.getMetaData().getColumnName(i), text(row.getObject(i)));
                        }
                        return table;
                    })
                    .list();
        }
    }

    private static String text(Object value) throws SQLException {
        if (value instanceof Blob blob) {
            return text(blob.getBytes(1, (int) blob.length()));
        }
        return value instanceof byte[] bytes ? new String(bytes, StandardCharsets.ISO_8859_1) : String.valueOf(value);
    }

    private void lookThrough(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            look("file " + folder.relativize(file), Files.readString(file, StandardCharsets.ISO_8859_1));
        }
    }

    private void look(String place, String text) {
        secrets.forEach((name, secret) -> forms(secret).forEach((form, written) -> {
            if (text.contains(written)) {
                found.add(place + " has " + name + form);
            }
        }));
    }

    private static Map<String, String> forms(String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        Map<String, String> forms = new HashMap<>();
        forms.put(" in hexadecimal", HexFormat.of().formatHex(bytes));
        forms.put(" in base64", Base64.getEncoder().withoutPadding().encodeToString(bytes));
        forms.put(" as an address has it", URLEncoder.encode(secret, StandardCharsets.UTF_8));
        forms.put("", secret);
        return forms;
    }

    private Appender appender() {
        AbstractAppender appender = new AbstractAppender(ME, null, null, false, Property.EMPTY_ARRAY) {
            @Override
            public void append(LogEvent event) {
                List<String> line = new ArrayList<>();
                line.add(event.getLoggerName());
                line.add(event.getMessage().getFormattedMessage());
                line.add(event.getContextData().toMap().toString());
                for (Throwable why = event.getThrown(); why != null; why = why.getCause()) {
                    line.add(why.toString());
                }
                lines.add(String.join(" ", line));
            }
        };
        appender.start();
        return appender;
    }

    /** Logs go where they went before. */
    @Override
    public void close() {
        root.removeAppender(ME);
        quiet.values().forEach(appender -> root.addAppender(appender, null, null));
        root.setLevel(before);
        ((LoggerContext) LogManager.getContext(false)).updateLoggers();
    }
}
