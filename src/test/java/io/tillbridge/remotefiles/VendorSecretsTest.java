package io.tillbridge.remotefiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.jcraft.jsch.JSch;
import com.jcraft.jsch.KeyPair;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Neither a log at its most talkative nor an exception with all its causes holds a secret. */
class VendorSecretsTest {
    private static final String PASSWORD = "n0t-for-any-log";
    private static final List<String> QUIET =
            List.of("org.apache.hc", "org.apache.mina", "org.apache.ftpserver", "sun.net", "com.sun", "jdk");

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(VendorProtocol.class)
    void noLogLineAndNoExceptionHoldsASecret(VendorProtocol protocol) throws Exception {
        String told = everythingLoggedBy(() -> {
            try (VendorWorld world = new VendorWorld(protocol, folder)) {
                world.put("a.csv", "x");
                world.fetch("a.csv");
                RemoteAccount account = world.account("/", PASSWORD);
                Throwable password = catchThrowable(() -> world.list(account));
                return trace(password) + world.test(account) + account;
            }
        });

        assertThat(told)
                .containsPattern("does not (let user vera in|accept the sign-in)")
                .doesNotContain(VendorWorld.PASSWORD, PASSWORD)
                .doesNotContain(basic(PASSWORD), basic(VendorWorld.PASSWORD));
    }

    private static String basic(String password) {
        return Base64.getEncoder().encodeToString(("vera:" + password).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void noLogLineAndNoExceptionHoldsAPrivateKey() throws Exception {
        String key = privateKey();
        String told = everythingLoggedBy(() -> {
            try (SshWorld world = new SshWorld(folder)) {
                Throwable locked = catchThrowable(() -> world.list(world.withKey("vera", key, PASSWORD)));
                return trace(locked);
            }
        });

        assertThat(told).contains("is locked by a passphrase").doesNotContain(PASSWORD, key.substring(200, 240));
    }

    @Test
    void noLogLineAndNoExceptionHoldsASecretHeaderOrQuery() throws Exception {
        String told = everythingLoggedBy(() -> {
            try (VendorWorld world = new VendorWorld(VendorProtocol.HTTPS, folder)) {
                HttpsUnderTest web = (HttpsUnderTest) world.vendor;
                HttpsAccount account = new HttpsAccount(
                        List.of(URI.create(web.vendor.url("a.csv"))),
                        "key=" + PASSWORD,
                        Map.of("X-Api-Key", PASSWORD),
                        "",
                        web.vendor.certificateFingerprint());
                Throwable refused = catchThrowable(() -> world.list(account));
                return trace(refused) + world.test(account) + account;
            }
        });

        assertThat(told).contains("(401)").doesNotContain(PASSWORD);
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
                // The shipped configuration keeps these at warn; and the other side of the wire is not the hub.
                boolean quiet = QUIET.stream().anyMatch(event.getLoggerName()::startsWith);
                if (quiet && event.getLevel().isLessSpecificThan(Level.INFO)) {
                    return;
                }
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
