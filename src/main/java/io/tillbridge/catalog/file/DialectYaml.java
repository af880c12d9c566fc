package io.tillbridge.catalog.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tillbridge.catalog.Column;
import io.tillbridge.catalog.MissingCost;
import io.tillbridge.document.FieldFault;
import io.tillbridge.document.FileText;
import io.tillbridge.document.NearestName;
import io.tillbridge.document.YamlFault;
import io.tillbridge.document.YamlText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/** Reads one dialect's file and collects what is wrong with it. */
final class DialectYaml {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final List<String> KEYS = List.of(("name title columns joined otherwise values language ignored rows"
                    + " missing-cost carried-over hidden zero-is-blank detected-by")
            .split(" ", -1));
    private static final List<String> ROW_KEYS = List.of("group", "filled", "passed-over-without", "single");
    private static final int LARGEST = 1 << 20;
    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());

    private final String file;
    private final JsonNode root;
    private final List<DialectFault> faults = new ArrayList<>();

    DialectYaml(Path path) {
        file = path.getFileName().toString();
        root = parsed(path);
    }

    private JsonNode parsed(Path path) {
        List<FieldFault> odd = new ArrayList<>();
        try {
            Object document = YamlText.read(FileText.read(path, LARGEST), odd);
            odd.forEach(one -> fault(one.pointer().replaceFirst("^/", "").replace('/', '.'), one.message()));
            if (!odd.isEmpty()) {
                return MAPPER.createObjectNode();
            }
            if (document instanceof Map<?, ?>) {
                return MAPPER.valueToTree(document);
            }
            fault("", "expected keys and values, found none");
        } catch (YamlFault e) {
            fault("", "is no YAML (line " + e.line() + "): " + e.problem());
        } catch (FileText.TooLarge e) {
            fault("", e.getMessage());
        } catch (IOException e) {
            fault("", "cannot be read as UTF-8 text: " + e.getMessage());
        }
        return MAPPER.createObjectNode();
    }

    List<DialectFault> faults() {
        return faults;
    }

    Dialect dialect() {
        String name = file.replaceFirst("\\.yaml$", "");
        if (!root.isEmpty()) {
            onlyKeys("", root, KEYS);
            if (!text("name", root.path("name")).equals(name)) {
                fault("name", "expected \"" + name + "\", as the file is named");
            }
        }
        Map<String, List<String>> columns = new LinkedHashMap<>();
        each("columns", (target, node) -> columns.put(target, texts("columns." + target, node)));
        Map<String, Dialect.Join> joined = new LinkedHashMap<>();
        each("joined", (target, node) -> joined.put(target, join("joined." + target, node)));
        Map<String, List<String>> otherwise = new LinkedHashMap<>();
        each("otherwise", (target, node) -> otherwise.put(target, otherwise("otherwise." + target, target, node)));
        Map<String, ValueRule> values = new HashMap<>();
        each("values", (target, node) -> values.put(target, rule("values." + target, node)));
        noHeaderTwice(columns);
        return new Dialect(
                name,
                root.isEmpty() ? "" : text("title", root.path("title")),
                columns,
                joined,
                otherwise,
                values,
                language(),
                new HashSet<>(optionalTexts("ignored", root.path("ignored"))),
                root.has("rows") ? rows(root.path("rows")) : null,
                missingCost(),
                optionalTexts("carried-over", root.path("carried-over")),
                hidden(),
                optionalTexts("zero-is-blank", root.path("zero-is-blank")),
                optionalTexts("detected-by", root.path("detected-by")));
    }

    private void each(String section, BiConsumer<String, JsonNode> entry) {
        JsonNode node = root.path(section);
        if (!node.isMissingNode() && !node.isObject()) {
            fault(section, "expected canonical names and what belongs to them");
        }
        node.properties().forEach(property -> {
            String target = Dialect.canonicalName(property.getKey());
            if (target == null || !target.equals(property.getKey())) {
                String nearest = target == null
                        ? NearestName.to(property.getKey(), Dialect.canonicalHeaders())
                                .orElse("")
                        : target;
                fault(
                        section + "." + property.getKey(),
                        "is no canonical column" + (nearest.isEmpty() ? "" : "; the nearest is \"" + nearest + "\""));
            } else {
                entry.accept(target, property.getValue());
            }
        });
    }

    private void noHeaderTwice(Map<String, List<String>> columns) {
        Map<String, String> targets = new HashMap<>();
        columns.forEach((target, names) -> names.forEach(name -> {
            String other = targets.putIfAbsent(HeaderName.folded(name), target);
            if (other != null && !other.equals(target)) {
                fault("columns." + target, "\"" + name + "\" belongs to " + other + " already");
            }
            String canonical = Dialect.canonicalName(name);
            if (canonical != null && !canonical.equals(target)) {
                fault("columns." + target, "\"" + name + "\" is the canonical name of another column");
            }
        }));
    }

    private Dialect.Join join(String key, JsonNode node) {
        onlyKeys(key, node, List.of("of", "with", "parts"));
        return new Dialect.Join(
                texts(key + ".of", node.path("of")),
                node.path("with").asText(),
                parts(key + ".parts", node.path("parts")));
    }

    private Dialect.Join.Parts parts(String key, JsonNode node) {
        if (!node.isMissingNode() && !List.of("some", "all").contains(node.asText())) {
            fault(key, "expected some or all, found " + node);
        }
        return Dialect.Join.Parts.of(node.asText());
    }

    private Map<String, Set<String>> hidden() {
        Map<String, Set<String>> hidden = new LinkedHashMap<>();
        root.path("hidden").properties().forEach(column -> {
            Set<String> words = new HashSet<>();
            texts("hidden." + column.getKey(), column.getValue()).forEach(word -> words.add(ValueRule.folded(word)));
            hidden.put(column.getKey(), words);
        });
        return hidden;
    }

    private List<String> otherwise(String key, String target, JsonNode node) {
        if (target.startsWith(Column.GTIN.header())) {
            fault(key, "a GTIN is read from its own column alone");
        }
        return texts(key, node);
    }

    private ValueRule rule(String key, JsonNode node) {
        ValueRule rule = ValueRuleYaml.of(node, (below, word) -> text(key + below, word));
        if (rule == null) {
            fault(key, "expected strip-currency, strip-apostrophe, {unit: …}, {words: {…}} or {list: …}");
        }
        return rule == null ? cell -> cell : rule;
    }

    private GroupedRows.Rule rows(JsonNode node) {
        onlyKeys("rows", node, ROW_KEYS);
        Map<String, String> single = new LinkedHashMap<>();
        node.path("single")
                .properties()
                .forEach(cell -> single.put(cell.getKey(), text("rows.single." + cell.getKey(), cell.getValue())));
        return new GroupedRows.Rule(
                texts("rows.group", node.path("group")),
                optionalTexts("rows.filled", node.path("filled")),
                optionalTexts("rows.passed-over-without", node.path("passed-over-without")),
                single);
    }

    private String language() {
        if (!root.has("language")) {
            return null;
        }
        String language = text("language", root.path("language"));
        if (!LANGUAGES.contains(language)) {
            fault("language", "expected two letters of ISO 639-1 in quotes, found \"" + language + "\"");
        }
        return language;
    }

    private MissingCost missingCost() {
        String text = root.has("missing-cost") ? text("missing-cost", root.path("missing-cost")) : "refuse";
        MissingCost known = MissingCost.of(text);
        if (known == null) {
            fault("missing-cost", "expected refuse or blank, found \"" + text + "\"");
        }
        return known;
    }

    private List<String> optionalTexts(String key, JsonNode node) {
        return node.isMissingNode() ? List.of() : texts(key, node);
    }

    private List<String> texts(String key, JsonNode node) {
        if (!node.isArray()) {
            return List.of(text(key, node));
        }
        List<String> texts = new ArrayList<>();
        node.forEach(item -> texts.add(text(key, item)));
        return texts;
    }

    private String text(String key, JsonNode node) {
        if (ValueRuleYaml.filled(node)) {
            return node.asText();
        }
        fault(
                key,
                "expected a text"
                        + (node.isMissingNode() ? ", found nothing" : ", found " + node + "; put it in quotes"));
        return "";
    }

    private void onlyKeys(String path, JsonNode node, List<String> keys) {
        node.fieldNames().forEachRemaining(name -> {
            if (!keys.contains(name)) {
                String nearest = NearestName.to(name, keys)
                        .map(near -> "; the nearest is \"" + near + "\"")
                        .orElse("");
                fault(path.isEmpty() ? name : path + "." + name, "is no key of a dialect" + nearest);
            }
        });
    }

    private void fault(String key, String message) {
        faults.add(new DialectFault(file, key, message));
    }
}
