package io.tillbridge.remotefiles;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The name of a file that a web server sends; it comes from outside and is only ever a name. */
final class DownloadName {
    private static final String NAMELESS = "catalog";
    private static final int LONGEST = 200;
    private static final Pattern EXTENDED =
            Pattern.compile("(?i)(?:^|;)\\s*filename\\*\\s*=\\s*([A-Za-z0-9-]+)'[^']*'([^;\\s]+)");
    private static final Pattern QUOTED = Pattern.compile("(?i)(?:^|;)\\s*filename\\s*=\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern BARE = Pattern.compile("(?i)(?:^|;)\\s*filename\\s*=\\s*([^;\"\\s][^;]*)");

    private DownloadName() {}

    /** By the answer's {@code Content-Disposition}, or else by its address, or else by the one that was asked. */
    static String of(String disposition, URI answered, URI asked) {
        return fromHeader(disposition)
                .or(() -> fromPath(answered).filter(name -> name.indexOf('.') > 0))
                .or(() -> fromPath(asked))
                .orElse(NAMELESS);
    }

    /** When there is no answer to name it. */
    static String of(URI asked) {
        return fromPath(asked).orElse(NAMELESS);
    }

    /** The same with a number, when the name is taken. */
    static String unique(String name, Set<String> taken) {
        String unique = name;
        int dot = name.lastIndexOf('.') > 0 ? name.lastIndexOf('.') : name.length();
        for (int number = 2; taken.contains(unique.toLowerCase(Locale.ROOT)); number++) {
            unique = name.substring(0, dot) + " (" + number + ")" + name.substring(dot);
        }
        return unique;
    }

    private static Optional<String> fromHeader(String disposition) {
        Matcher extended = EXTENDED.matcher(disposition);
        if (extended.find()) {
            Optional<String> decoded = decoded(extended.group(2).replace("+", "%2B"), extended.group(1));
            if (decoded.isPresent()) {
                return decoded.flatMap(DownloadName::clean);
            }
        }
        Matcher quoted = QUOTED.matcher(disposition);
        if (quoted.find()) {
            return clean(utf8(quoted.group(1).replaceAll("\\\\(.)", "$1")));
        }
        Matcher bare = BARE.matcher(disposition);
        return bare.find() ? clean(utf8(bare.group(1))) : Optional.empty();
    }

    private static Optional<String> fromPath(URI url) {
        String path = url.getRawPath() == null ? "" : url.getRawPath();
        String last = path.substring(path.lastIndexOf('/') + 1);
        return decoded(last.replace("+", "%2B"), "UTF-8").flatMap(DownloadName::clean);
    }

    private static Optional<String> decoded(String text, String charset) {
        try {
            return Optional.of(URLDecoder.decode(text, Charset.forName(charset)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Header bytes come as one character each; many servers send UTF-8. */
    private static String utf8(String header) {
        return header.chars().allMatch(c -> c < 0x100)
                ? RemoteName.text(new String(header.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.ISO_8859_1))
                : header;
    }

    /** The last part of what may be a path, on one line, without dots before it. */
    private static Optional<String> clean(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String bare = last.codePoints()
                .filter(c -> !Character.isISOControl(c)
                        && Character.getType(c) != Character.FORMAT
                        && Character.getType(c) != Character.SURROGATE)
                .limit(LONGEST)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip()
                .replaceFirst("^\\.+", "");
        return bare.isEmpty() ? Optional.empty() : Optional.of(bare);
    }
}
