package io.tillbridge.app;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.Layout;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Configuration;
import org.apache.logging.log4j.core.config.ConfigurationFactory;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.config.Property;

/** What the hub logs from {@link #begin} on, and how the shipped {@code log4j2.xml} writes it. */
final class LogLines implements AutoCloseable {
    private static final String ME = "log-lines";
    private static final URI SHIPPED =
            Path.of("src/main/resources/log4j2.xml").toAbsolutePath().toUri();

    private final Queue<LogEvent> events = new ConcurrentLinkedQueue<>();
    private final LoggerContext context = LoggerContext.getContext(false);
    private final LoggerConfig logger = new LoggerConfig("io.tillbridge", Level.INFO, true);

    private LogLines() {
        AbstractAppender ear = new AbstractAppender(ME, null, null, true, Property.EMPTY_ARRAY) {
            @Override
            public void append(LogEvent event) {
                events.add(event.toImmutable());
            }
        };
        ear.start();
        logger.addAppender(ear, Level.INFO, null);
        context.getConfiguration().addLogger(logger.getName(), logger);
        context.updateLoggers();
    }

    static LogLines begin() {
        return new LogLines();
    }

    List<LogEvent> of(Predicate<String> message) {
        return events.stream()
                .filter(event -> message.test(event.getMessage().getFormattedMessage()))
                .toList();
    }

    /**
     * The line an appender of the shipped configuration writes.
     *
     * @param format of {@code log.format}
     */
    static String written(LogEvent event, String format, String appender) {
        System.setProperty("tillbridge.log.format", format);
        try (LoggerContext shipped = new LoggerContext("shipped")) {
            Configuration configuration =
                    ConfigurationFactory.getInstance().getConfiguration(shipped, "shipped", SHIPPED);
            configuration.initialize();
            Layout<?> layout = configuration
                    .<org.apache.logging.log4j.core.Appender>getAppender(appender)
                    .getLayout();
            return new String(layout.toByteArray(event), StandardCharsets.UTF_8);
        } finally {
            System.clearProperty("tillbridge.log.format");
        }
    }

    @Override
    public void close() {
        context.getConfiguration().removeLogger(logger.getName());
        context.updateLoggers();
    }
}
