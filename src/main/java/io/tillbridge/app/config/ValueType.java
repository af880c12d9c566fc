package io.tillbridge.app.config;

import io.tillbridge.connection.Secrets;
import io.tillbridge.network.IpNetwork;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.quartz.CronExpression;

/**
 * What the value of a key must look like.
 *
 * @param name one word for the table of keys
 * @param expected completes the sentence "expected …"
 * @param reader from text to value; any {@link RuntimeException} means the text is wrong
 */
public record ValueType(String name, String expected, Function<String, Object> reader) {
    /** The value of {@code keep}: no hub gets that old. */
    public static final Duration FOR_EVER = Duration.ofDays(3_650_000);

    private static final Pattern SIZE = Pattern.compile("(\\d{1,12})\\s*(B|KiB|MiB|GiB|TiB)?");
    private static final Map<String, Integer> SIZE_SHIFT = Map.of("B", 0, "KiB", 10, "MiB", 20, "GiB", 30, "TiB", 40);
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})\\s*(ms|s|m|h|d)");

    static final ValueType TEXT = new ValueType("text", "any text", text -> text);
    static final ValueType FLAG = new ValueType("flag", "true or false", ValueType::flag);
    static final ValueType PORT = new ValueType("port", "a port from 0 to 65535", text -> within(text, 0, 65535));
    static final ValueType TIME =
            new ValueType("duration", "a duration such as 500ms, 2s, 1m, 12h or 1d", ValueType::duration);
    static final ValueType KEEP =
            new ValueType("duration or keep", "a duration of 1d or more, or keep", ValueType::keep);
    static final ValueType BYTES = new ValueType("size", "a size such as 64KiB, 256MiB or 4GiB", ValueType::size);
    static final ValueType FOLDER = new ValueType("folder", "the path of a folder", ValueType::folder);
    /** {@link Configuration} looks whether it is there, once it knows where relative paths start. */
    static final ValueType FOLDER_TO_READ =
            new ValueType("folder", "the path of a folder that can be read", ValueType::folder);
    /** {@link SecretFiles} reads it, once it is known where relative paths start. */
    static final ValueType SECRET_FILE = new ValueType(
            "file", "the path of a file, or nothing", text -> Path.of(text).toString());

    static final ValueType STORAGE_OR_BLANK = new ValueType(
            "folder",
            "the path of a folder, as it is or as file:///path, or nothing",
            text -> text.isEmpty() ? Path.of("") : storage(text));
    static final ValueType CRON =
            new ValueType("cron", "a Quartz cron expression such as 0 0 0 * * ? (every midnight)", ValueType::cron);
    static final ValueType ZONE =
            new ValueType("time zone", "a time zone such as Europe/Amsterdam or UTC", ValueType::zone);
    static final ValueType ZONE_OR_BLANK =
            new ValueType("time zone", ZONE.expected() + ", or nothing", text -> text.isEmpty() ? text : zone(text));
    static final ValueType HOST = new ValueType(
            "host", "a host name or an address, without port", text -> matching(text, "[0-9A-Za-z.:_-]+"));
    static final ValueType HOST_OR_BLANK =
            new ValueType("host", HOST.expected() + ", or nothing", text -> matching(text, "[0-9A-Za-z.:_-]*"));
    static final ValueType MAIL_ADDRESS = new ValueType(
            "e-mail",
            "an e-mail address such as Tillbridge <hub@example.com>",
            text -> matching(
                    text,
                    "[^\\p{Cntrl}<>,;]*<[^\\s\\p{Cntrl}<>,;]+@[^\\s\\p{Cntrl}<>,;]+>|[^\\s\\p{Cntrl}<>,;]+@[^\\s\\p{Cntrl}<>,;]+"));
    static final ValueType QUEUE = new ValueType(
            "endpoint", "a seda: endpoint such as seda:jobs", text -> matching(text, "seda:[A-Za-z0-9_-]+"));
    static final ValueType DATABASE_URL = new ValueType(
            "url",
            "jdbc:mariadb://host:port/database without an account or a secret (database.username and"
                    + " database.password take those), or nothing",
            DatabaseUrl::read);
    static final ValueType MASTER_KEY = new ValueType(
            "key", "32 bytes in base64 (openssl rand -base64 32 makes them), or nothing", ValueType::masterKey);

    static final ValueType URL = new ValueType(
            "url",
            "an address such as https://api.example.com, without path",
            text -> matching(text, "https?://[0-9A-Za-z.:\\[\\]_-]+/?"));
    static final ValueType ORIGINS = new ValueType(
            "origins",
            "origins such as https://shop.example.com without path and without *, separated by commas, or nothing",
            ValueType::origins);
    static final ValueType NETWORKS = new ValueType(
            "networks",
            "addresses and networks such as 10.0.0.0/8 or fd00::1, separated by commas, or nothing",
            text -> listed(text).map(IpNetwork::of).toList());
    static final ValueType HOSTS = new ValueType(
            "hosts",
            "host names such as sftp.example.com or *.example.com, addresses or networks, separated by commas, or nothing",
            text -> listed(text).map(ValueType::hostRule).toList());
    static final ValueType PUBLIC_URL = new ValueType(
            "url",
            "an address such as https://hub.example.com, plain http:// to this machine only, or nothing",
            text -> matching(
                    text,
                    "((https://[0-9A-Za-z.:\\[\\]_-]+|http://(localhost|127(\\.[0-9]{1,3}){3}|\\[::1])(:[0-9]{1,5})?)"
                            + "(/[0-9A-Za-z._~/-]*)?)?"));

    static ValueType number(int least, int most) {
        return new ValueType(
                "number", "a whole number from " + least + " to " + most, text -> within(text, least, most));
    }

    static ValueType oneOf(String... words) {
        List<String> known = List.of(words);
        return new ValueType("word", "one of " + String.join(", ", known), text -> {
            if (!known.contains(text)) {
                throw new IllegalArgumentException(text);
            }
            return text;
        });
    }

    /** Whether its values are addresses, which may hold an account. */
    boolean ofAddress() {
        return name.equals(URL.name) || name.equals(ORIGINS.name);
    }

    /** Whether an @ in its values is nothing unusual. */
    boolean freeText() {
        return equals(TEXT) || equals(MAIL_ADDRESS);
    }

    private static Object masterKey(String text) {
        if (!text.isEmpty()) {
            Secrets.checkForm(text);
        }
        return text;
    }

    private static Object flag(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }

    private static Object within(String text, int least, int most) {
        int number = Integer.parseInt(text);
        if (number < least || number > most) {
            throw new IllegalArgumentException(text);
        }
        return number;
    }

    private static Object size(String text) {
        Matcher size = match(SIZE, text);
        int shift = size.group(2) == null ? 0 : SIZE_SHIFT.get(size.group(2));
        return new BigDecimal(size.group(1))
                .multiply(BigDecimal.valueOf(1L << shift))
                .longValueExact();
    }

    static Object duration(String text) {
        Matcher duration = match(DURATION, text);
        long amount = Long.parseLong(duration.group(1));
        return switch (duration.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }

    private static Object keep(String text) {
        if (text.equals("keep")) {
            return FOR_EVER;
        }
        Duration duration = (Duration) duration(text);
        if (duration.compareTo(Duration.ofDays(1)) < 0) {
            throw new IllegalArgumentException(text);
        }
        return duration;
    }

    private static Object folder(String text) {
        if (text.isEmpty() || text.matches("[A-Za-z][A-Za-z0-9+.-]+:.*")) {
            throw new IllegalArgumentException(text);
        }
        return Path.of(text);
    }

    private static Object storage(String text) {
        return text.startsWith("file:") ? Path.of(URI.create(absolute(text))) : folder(text);
    }

    /** {@code file://spool} would name a machine. */
    private static String absolute(String uri) {
        if (!uri.matches("file:/([^/].*)?|file:///.*")) {
            throw new IllegalArgumentException(uri);
        }
        return uri;
    }

    private static Object cron(String text) {
        if (!CronExpression.isValidExpression(text)) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }

    private static Object zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    static Stream<String> listed(String text) {
        return Arrays.stream(text.split(",")).map(String::strip).filter(one -> !one.isEmpty());
    }

    /** A name, {@code *.} before a name, an address or a network. */
    private static String hostRule(String text) {
        if (text.indexOf(':') >= 0 || text.matches("[0-9./]+")) {
            IpNetwork.of(text);
            return text;
        }
        return (String) matching(text, "(\\*\\.)?[0-9A-Za-z_-]+(\\.[0-9A-Za-z_-]+)*\\.?");
    }

    private static Object origins(String text) {
        return listed(text)
                .map(origin -> (String) matching(origin, "https?://[0-9a-z.:\\[\\]_-]+"))
                .collect(Collectors.toUnmodifiableSet());
    }

    static Object matching(String text, String pattern) {
        return match(Pattern.compile(pattern), text).group();
    }

    private static Matcher match(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(text);
        }
        return matcher;
    }
}
