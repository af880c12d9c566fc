package io.tillbridge.routing.custom;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The address of an endpoint as text, changed before Camel makes the endpoint of it. */
final class EndpointText {
    /** A registry has the secrets under these names. */
    static final String SECRET = "secret-of-routes.";
    /** Keys whose value an address could not hold: host keys have + and /. */
    static final String KEY = "key-of-routes.";

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
    private static final List<String> SFTP = List.of("strictHostKeyChecking=yes", "useUserKnownHostsFile=false");
    private static final List<String> FTPS = List.of("ftpClient.endpointCheckingEnabled=true");
    private static final Map<String, List<String>> OF_ANY =
            Map.of("http", HTTP, "https", HTTP, "sftp", SFTP, "ftps", FTPS);
    private static final Map<String, List<String>> OF_FROM =
            Map.of("file", POLLED, "ftp", POLLED, "ftps", POLLED, "sftp", POLLED, "imap", POLLED, "imaps", POLLED);

    private EndpointText() {}

    /**
     * A secret becomes a name in the registry, so that no address has it.
     *
     * @param secrets told the name of each secret
     */
    static String withoutSecrets(String uri, Consumer<String> secrets) {
        Matcher option = SECRET_OPTION.matcher(uri);
        return option.replaceAll((MatchResult found) -> {
            secrets.accept(found.group(2));
            return Matcher.quoteReplacement(found.group(1) + "#bean:" + SECRET + found.group(2));
        });
    }

    /** @param keys told the name of each key that becomes a name in the registry */
    static String withoutLongKeys(String uri, Consumer<String> keys) {
        Matcher option = KEY_OPTION.matcher(uri);
        return option.replaceAll((MatchResult found) -> {
            keys.accept(found.group(2));
            return Matcher.quoteReplacement(found.group(1) + "#bean:" + KEY + found.group(2));
        });
    }

    /** What an endpoint of a route below custom/ is held to, where its file does not set it lower. */
    static String limited(String uri, boolean from) {
        String scheme = scheme(uri);
        String limited = uri;
        if (scheme.equals("jdbc")) {
            limited = uri.replaceFirst("^jdbc:(//)?dataSource(?=\\?|$)", "jdbc:" + CustomPool.BEAN);
        } else if (scheme.equals("sql")) {
            limited = DATA_SOURCE.matcher(uri).replaceAll("$1" + CustomPool.BEAN);
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
