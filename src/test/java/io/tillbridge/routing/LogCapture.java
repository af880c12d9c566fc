package io.tillbridge.routing;

import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.config.Property;

/** All log lines of Camel and of routes at DEBUG, with the failures in them. */
final class LogCapture implements AutoCloseable {
    private final ConcurrentLinkedQueue<String> lines = new ConcurrentLinkedQueue<>();
    private final LoggerConfig root;
    private final Level before;
    private final AbstractAppender appender;

    private LogCapture() {
        root = ((LoggerContext) LogManager.getContext(false)).getConfiguration().getRootLogger();
        before = root.getLevel();
        appender = new AbstractAppender("log-capture", null, null, false, Property.EMPTY_ARRAY) {
            @Override
            public void append(LogEvent event) {
                StringBuilder line = new StringBuilder(event.getMessage().getFormattedMessage());
                for (Throwable why = event.getThrown(); why != null; why = why.getCause()) {
                    line.append(' ').append(why);
                }
                lines.add(line.toString());
            }
        };
        appender.start();
        root.addAppender(appender, Level.DEBUG, null);
        root.setLevel(Level.DEBUG);
        ((LoggerContext) LogManager.getContext(false)).updateLoggers();
    }

    static LogCapture begin() {
        return new LogCapture();
    }

    /** As a hub logs: Camel's own lines at DEBUG show what each placeholder stands for. */
    void levelOfHub() {
        root.setLevel(Level.INFO);
        ((LoggerContext) LogManager.getContext(false)).updateLoggers();
    }

    String text() {
        return String.join("\n", lines);
    }

    @Override
    public void close() {
        root.removeAppender("log-capture");
        root.setLevel(before);
        ((LoggerContext) LogManager.getContext(false)).updateLoggers();
    }
}
