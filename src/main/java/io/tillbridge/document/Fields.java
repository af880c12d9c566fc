package io.tillbridge.document;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Reads the members of one JSON object strictly: nothing is converted, nothing unknown is passed over, and
 * every fault is noted before the reader goes on. A faulty member reads as absent.
 */
public final class Fields {
    private static final String TORN = "must be whole Unicode characters, found half of a surrogate pair.";

    private final String pointer;
    private final Map<?, ?> given;
    private final List<FieldFault> faults;

    private Fields(String pointer, Map<?, ?> given, List<FieldFault> faults) {
        this.pointer = pointer;
        this.given = given;
        this.faults = faults;
    }

    /**
     * @param value what should be an object; null is an empty one
     * @param known names that may stand in it
     */
    public static Fields of(String pointer, Object value, Collection<String> known, List<FieldFault> faults) {
        if (value != null && !(value instanceof Map)) {
            faults.add(new FieldFault(pointer, "wrong-type", "must be an object, found " + typeOf(value) + "."));
            return new Fields(pointer, Map.of(), faults);
        }
        Fields fields = new Fields(pointer, value == null ? Map.of() : (Map<?, ?>) value, faults);
        fields.given.keySet().stream()
                .map(String::valueOf)
                .filter(name -> !known.contains(name))
                .forEach(name -> fields.unknown(name, known));
        return fields;
    }

    public boolean has(String name) {
        return given.get(name) != null;
    }

    public void missing(String name, String message) {
        fault(name, "required", message);
    }

    public void fault(String name, String code, String message) {
        faults.add(new FieldFault(pointerTo(name), code, message));
    }

    /** Text that is not blank, stripped; no control characters. */
    public Optional<String> text(String name, int longest) {
        return read(name, String.class, "text").map(String::strip).filter(text -> isFit(name, text, longest));
    }

    /** Text taken as it is, line ends and blanks included; faults say nothing of what it holds. */
    public Optional<String> secret(String name, int longest) {
        Optional<String> secret = read(name, String.class, "text");
        if (secret.isPresent() && secret.get().isBlank()) {
            fault(name, "malformed", "must not be blank: send null to take it away.");
            return Optional.empty();
        }
        if (secret.isPresent() && isTorn(secret.get())) {
            fault(name, "malformed", TORN);
            return Optional.empty();
        }
        if (secret.isPresent() && secret.get().length() > longest) {
            fault(name, "too-long", "must have at most " + longest + " characters.");
            return Optional.empty();
        }
        return secret;
    }

    public Optional<Boolean> flag(String name) {
        return read(name, Boolean.class, "true or false");
    }

    public int whole(String name, int otherwise, int least, int most) {
        Optional<Number> number = read(name, Number.class, "a whole number");
        if (number.isEmpty()) {
            return otherwise;
        }
        if (!(number.get() instanceof Integer value) || value < least || value > most) {
            fault(
                    name,
                    "out-of-range",
                    "must be a whole number from " + least + " to " + most + ", found " + shown(number.get()) + ".");
            return otherwise;
        }
        return value;
    }

    /** One of some words; compared exactly. */
    public String oneOf(String name, String otherwise, Collection<String> allowed) {
        Optional<String> word = read(name, String.class, "text");
        if (word.isPresent() && !allowed.contains(word.get())) {
            String nearest = NearestName.to(word.get(), allowed)
                    .map(near -> " Did you mean \"" + near + "\"?")
                    .orElse("");
            fault(
                    name,
                    "not-allowed",
                    "must be one of " + String.join(", ", allowed) + ", found " + shown(word.get()) + "." + nearest);
            return otherwise;
        }
        return word.orElse(otherwise);
    }

    /** Texts in the order given, each once; a faulty one is told by its place and left out. */
    public List<String> texts(String name, Predicate<String> fit, String expected) {
        return texts(
                name,
                text -> fit.test(text)
                        ? Optional.empty()
                        : Optional.of("must be " + expected + ", found " + shown(text) + "."));
    }

    /** @param fault what is wrong with a text, if anything is: a message that need not repeat it */
    public List<String> texts(String name, Function<String, Optional<String>> fault) {
        List<String> texts = new ArrayList<>();
        List<?> given = read(name, List.class, "an array").orElse(List.of());
        for (int i = 0; i < given.size(); i++) {
            String place = pointerTo(name) + "/" + i;
            if (!(given.get(i) instanceof String text)) {
                faults.add(new FieldFault(
                        place,
                        "wrong-type",
                        "must be text, found " + (given.get(i) == null ? "null" : typeOf(given.get(i))) + "."));
            } else if (fault.apply(text).isPresent()) {
                faults.add(
                        new FieldFault(place, "not-allowed", fault.apply(text).orElseThrow()));
            } else if (texts.contains(text)) {
                faults.add(
                        new FieldFault(place, "not-allowed", "must stand here once, found " + shown(text) + " again."));
            } else {
                texts.add(text);
            }
        }
        return List.copyOf(texts);
    }

    /**
     * Texts by name, in the order given.
     *
     * @param fault what is wrong with a name and its text, if anything is; such a pair is left out
     */
    public Map<String, String> map(String name, BiFunction<String, String, Optional<String>> fault) {
        Map<String, String> texts = new LinkedHashMap<>();
        Map<?, ?> pairs = read(name, Map.class, "an object").orElse(Map.of());
        pairs.forEach((key, value) -> {
            String place = pointerTo(name) + "/" + JsonPointers.escaped(String.valueOf(key));
            if (!(value instanceof String text)) {
                faults.add(new FieldFault(
                        place, "wrong-type", "must be text, found " + (value == null ? "null" : typeOf(value)) + "."));
                return;
            }
            Optional<String> wrong = fault.apply(String.valueOf(key), text);
            wrong.ifPresent(message -> faults.add(new FieldFault(place, "not-allowed", message)));
            if (wrong.isEmpty()) {
                texts.put(String.valueOf(key), text);
            }
        });
        return Collections.unmodifiableMap(texts);
    }

    private <T> Optional<T> read(String name, Class<T> type, String expected) {
        Object value = given.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (!type.isInstance(value)) {
            fault(name, "wrong-type", "must be " + expected + ", found " + typeOf(value) + ".");
            return Optional.empty();
        }
        return Optional.of(type.cast(value));
    }

    private boolean isFit(String name, String text, int longest) {
        if (text.isEmpty()) {
            fault(name, "malformed", "must not be blank: send null to take it away.");
        } else if (text.codePointCount(0, text.length()) > longest) {
            fault(
                    name,
                    "too-long",
                    "must have at most " + longest + " characters, found " + text.codePointCount(0, text.length())
                            + ".");
        } else if (text.codePoints().anyMatch(Character::isISOControl)) {
            int control = text.codePoints()
                    .filter(Character::isISOControl)
                    .findFirst()
                    .orElseThrow();
            fault(name, "malformed", "must not hold control characters or line ends, found U+%04X.".formatted(control));
        } else if (isTorn(text)) {
            fault(name, "malformed", TORN);
        } else {
            return true;
        }
        return false;
    }

    /** Half of a character pair cannot be written as UTF-8 and would come back as another text. */
    private static boolean isTorn(String text) {
        return text.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE);
    }

    private void unknown(String name, Collection<String> known) {
        String hint = NearestName.to(name, known)
                .map(near -> "Did you mean \"" + near + "\"?")
                .orElseGet(() -> "Known here: " + String.join(", ", known) + ".");
        fault(name, "unknown-field", "is not a known field. " + hint);
    }

    private String pointerTo(String name) {
        return pointer + "/" + JsonPointers.escaped(name);
    }

    public static String shown(Object value) {
        String text = String.valueOf(value);
        return "\"" + (text.length() > 80 ? text.substring(0, 80) + "…" : text) + "\"";
    }

    /** The JSON type; a value of the wrong type is never repeated, for it may be a secret in the wrong place. */
    public static String typeOf(Object value) {
        if (value instanceof Map) {
            return "an object";
        }
        if (value instanceof Collection) {
            return "an array";
        }
        if (value instanceof Number) {
            return "a number";
        }
        return value instanceof Boolean ? "true or false" : "text";
    }
}
