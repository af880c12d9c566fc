package io.tillbridge.remotefiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.jcraft.jsch.JSch;
import com.jcraft.jsch.KeyPair;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Neither a log at its most talkative nor an exception with all its causes holds a secret. */
class VendorSecretsTest {
    private static final String PASSWORD = "n0t-for-any-log";

    @TempDir
    Path folder;

    @Test
    void noLogLineAndNoExceptionHoldsASecret() throws Exception {
        String key = privateKey();
        String told = everythingLoggedBy(() -> {
            try (VendorWorld world = new VendorWorld(folder)) {
                world.put("a.csv", "x");
                world.fetch(world.listed("a.csv"));
                Throwable password = catchThrowable(() -> world.list(world.account("/", PASSWORD)));
                Throwable locked = catchThrowable(() -> world.list(world.withKey("vera", key, PASSWORD)));
                world.test(world.account("/", PASSWORD));
                return trace(password) + trace(locked) + world.account("/", PASSWORD);
            }
        });

        assertThat(told)
                .contains("does not let user vera in")
                .doesNotContain(VendorWorld.PASSWORD, PASSWORD, key.substring(200, 240));
    }

    private static String privateKey() throws Exception {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        KeyPair.genKeyPair(new JSch(), KeyPair.RSA, 2048)
                .writePrivateKey(text, "else".getBytes(StandardCharsets.UTF_8));
        return text.toString(StandardCharsets.UTF_8);
    }

    private static String trace(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    private static String everythingLoggedBy(java.util.concurrent.Callable<String> work) throws Exception {
        Queue<String> lines = new ConcurrentLinkedQueue<>();
        AbstractAppender ear = new AbstractAppender("ear", null, null, true, Property.EMPTY_ARRAY) {
            @Override
            public void append(LogEvent event) {
                lines.add(event.getMessage().getFormattedMessage());
                if (event.getThrown() != null) {
                    lines.add(trace(event.getThrown()));
                }
            }
        };
        ear.start();
        var root = LoggerContext.getContext(false).getConfiguration().getRootLogger();
        Level before = root.getLevel();
        List<String> names = List.copyOf(root.getAppenders().keySet());
        var kept = names.stream().map(name -> root.getAppenders().get(name)).toList();
        names.forEach(root::removeAppender);
        root.addAppender(ear, Level.ALL, null);
        root.setLevel(Level.ALL);
        LoggerContext.getContext(false).updateLoggers();
        try {
            return work.call() + String.join("\n", lines);
        } finally {
            root.removeAppender("ear");
            kept.forEach(appender -> root.addAppender(appender, null, null));
            root.setLevel(before);
            LoggerContext.getContext(false).updateLoggers();
        }
    }
}
