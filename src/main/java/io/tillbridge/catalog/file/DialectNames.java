package io.tillbridge.catalog.file;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A dialect's own names in one header: the language they are written with, and which columns are known and passed over. */
final class DialectNames {
    private final Dialect dialect;
    private final String[] folded;
    private final boolean[] passedOver;
    private final String language;

    DialectNames(Dialect dialect, String[] header) {
        this.dialect = dialect;
        folded = Arrays.stream(header).map(HeaderName::folded).toArray(String[]::new);
        passedOver = new boolean[header.length];
        language = languageOfHeader();
    }

    private String languageOfHeader() {
        List<Pattern> marked = dialect.columns().values().stream()
                .flatMap(List::stream)
                .filter(name -> name.contains(Dialect.LANGUAGE_MARK))
                .map(DialectNames::pattern)
                .toList();
        for (String name : folded) {
            for (Pattern pattern : marked) {
                Matcher matcher = pattern.matcher(name);
                if (matcher.matches()) {
                    return matcher.group(1);
                }
            }
        }
        return null;
    }

    /** Few names have marks: a pattern for each of the others would be most of what a small file costs. */
    private static Predicate<String> named(String name) {
        String plain = HeaderName.folded(name);
        return plain.contains(Dialect.LANGUAGE_MARK) || plain.contains(Dialect.ANY_MARK)
                ? pattern(name).asMatchPredicate()
                : plain::equals;
    }

    private static Pattern pattern(String name) {
        String quoted = Pattern.quote(HeaderName.folded(name))
                .replace(Dialect.LANGUAGE_MARK, "\\E([a-z]{2})\\Q")
                .replace(Dialect.ANY_MARK, "\\E.*\\Q");
        return Pattern.compile(quoted);
    }

    /** Two letters by which the header's names begin, or null. */
    String language() {
        return language;
    }

    /**
     * The language every row has, when neither a column nor the header's own marks say another.
     *
     * @param inColumn the file has a column of languages
     * @param given the connection says it
     */
    String languageOfRows(boolean inColumn, boolean given) {
        if (inColumn || language != null) {
            return inColumn ? null : language;
        }
        return given ? null : dialect.language();
    }

    /** Whether the header has a name of this system alone. */
    boolean isDetected() {
        return dialect.detectedBy().isEmpty()
                || dialect.detectedBy().stream()
                        .map(this::of)
                        .anyMatch(name -> Arrays.asList(folded).contains(name));
    }

    /** A name of the dialect as it would stand in this header, folded. */
    String of(String name) {
        return HeaderName.folded(language == null ? name : name.replace(Dialect.LANGUAGE_MARK, language));
    }

    boolean isPassedOver(int raw) {
        return passedOver[raw];
    }

    void passOver(String name) {
        Predicate<String> named = named(name);
        for (int raw = 0; raw < folded.length; raw++) {
            passedOver[raw] |= named.test(folded[raw]);
        }
    }

    void passOverWhatSaysNothing() {
        dialect.ignored().forEach(this::passOver);
        passOver(Dialect.ERRORS);
        dialect.hidden().keySet().forEach(this::passOver);
        dialect.zeroIsBlank().forEach(this::passOver);
        if (dialect.rows() != null) {
            dialect.rows().group().forEach(this::passOver);
            dialect.rows().single().keySet().forEach(this::passOver);
            dialect.rows().filled().forEach(this::passOver);
            dialect.rows().passedOverWithout().forEach(this::passOver);
        }
    }

    /** Where the canonical name of a column stands in the header, too, nothing is read from the dialect's own. */
    void reportBeside(Set<String> canonical) {
        Set<String> unread = new HashSet<>();
        Stream.of(dialect.columns(), dialect.otherwise())
                .flatMap(names -> names.entrySet().stream())
                .filter(names -> canonical.contains(Dialect.identity(names.getKey())))
                .forEach(names -> names.getValue().forEach(name -> unread.add(of(name))));
        unread.addAll(parts(canonical, true));
        unread.removeAll(parts(canonical, false));
        for (int raw = 0; raw < folded.length; raw++) {
            passedOver[raw] &= !unread.contains(folded[raw]);
        }
    }

    /** The parts of values made of several cells, of those whose canonical name is there or of those where it is not. */
    private Set<String> parts(Set<String> canonical, boolean there) {
        Set<String> parts = new HashSet<>();
        for (Map.Entry<String, Dialect.Join> join : dialect.joined().entrySet()) {
            if (canonical.contains(join.getKey()) == there) {
                join.getValue().of().forEach(name -> parts.add(of(name)));
            }
        }
        return parts;
    }
}
