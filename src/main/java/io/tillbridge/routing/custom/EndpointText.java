package io.tillbridge.routing.custom;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The address of an endpoint as text, changed before Camel makes the endpoint of it. */
final class EndpointText {
    private static final Pattern SECRET_OPTION =
            Pattern.compile("([?&][\\w.-]+=)(?:RAW\\()?\\{\\{secret:([a-z0-9._-]+)}}\\)?(?=&|$)");
    private static final Pattern KEY_OPTION =
            Pattern.compile("([?&](?:knownHosts|privateKey)=)(?:RAW\\()?\\{\\{(custom\\.[a-z0-9.-]+)}}\\)?(?=&|$)");
    private static final Pattern DATA_SOURCE = Pattern.compile("([?&]dataSource=#(?:bean:)?)dataSource(?=&|$)");

    private static final List<String> HTTP = List.of(
            "connectTimeout=10000",
            "connectionRequestTimeout=30000",
            "responseTimeout=60000",
            "soTimeout=60000",
            "maxTotalConnections=20",
            "connectionsPerRoute=10");
    private static final List<String> POLLED = List.of("maxMessagesPerPoll=1000");
    /** The mails of a poll are in memory at the same time. */
    private static final List<String> MAILBOX = List.of("maxMessagesPerPoll=20");
    /** A server that is away is not asked twice a second. */
    private static final List<String> OF_SERVERS =
            List.of("maxMessagesPerPoll=1000", "backoffErrorThreshold=2", "backoffMultiplier=5");

    private static final List<String> SFTP = List.of("strictHostKeyChecking=yes", "useUserKnownHostsFile=false");
    private static final List<String> FTPS = List.of("ftpClient.endpointCheckingEnabled=true");
    private static final List<String> SEDA = List.of("queueFactory=#bean:" + BoundedQueue.FACTORY);
    private static final Map<String, List<String>> OF_ANY =
            Map.of("http", HTTP, "https", HTTP, "sftp", SFTP, "ftps", FTPS, "seda", SEDA);
    private static final Map<String, List<String>> OF_FROM = Map.of(
            "file",
            POLLED,
            "ftp",
            OF_SERVERS,
            "ftps",
            OF_SERVERS,
            "sftp",
            OF_SERVERS,
            "imap",
            MAILBOX,
            "imaps",
            MAILBOX);

    private EndpointText() {}

    /**
     * A secret becomes a name in the registry, so that no address has it.
     *
     * @param offered puts a secret into the registry and gives its name there
     */
    static String withoutSecrets(String uri, UnaryOperator<String> offered) {
        return replaced(SECRET_OPTION, uri, offered);
    }

    /** The same for keys whose value an address cannot hold: host keys have + and /. */
    static String withoutLongKeys(String uri, UnaryOperator<String> offered) {
        return replaced(KEY_OPTION, uri, offered);
    }

    private static String replaced(Pattern option, String uri, UnaryOperator<String> offered) {
        return option.matcher(uri)
                .replaceAll(
                        found -> Matcher.quoteReplacement(found.group(1) + "#bean:" + offered.apply(found.group(2))));
    }

    /** What an endpoint of a route below custom/ is held to, where its file does not set it lower. */
    static String limited(String uri, boolean from) {
        String scheme = scheme(uri);
        String limited = uri;
        if (scheme.equals("jdbc")) {
            limited = uri.replaceFirst("^jdbc:(//)?dataSource(?=\\?|$)", "jdbc:" + BoundedRows.bean(uri));
        } else if (scheme.equals("sql")) {
            limited = DATA_SOURCE.matcher(uri).replaceAll("$1" + BoundedRows.bean(uri));
        } else if (scheme.equals("quartz")) {
            limited = CustomClocks.SCHEME + uri.substring(scheme.length());
        }
        for (String option : OF_ANY.getOrDefault(scheme, List.of())) {
            limited = with(limited, option);
        }
        if (from) {
            for (String option : OF_FROM.getOrDefault(scheme, List.of())) {
                limited = with(limited, option);
            }
        }
        return limited;
    }

    static String scheme(String uri) {
        int colon = uri.indexOf(':');
        return colon < 0 ? uri : uri.substring(0, colon);
    }

    private static String with(String uri, String option) {
        String name = option.substring(0, option.indexOf('='));
        boolean given = uri.contains("?" + name + "=") || uri.contains("&" + name + "=");
        return given ? uri : uri + (uri.contains("?") ? "&" : "?") + option;
    }
}
