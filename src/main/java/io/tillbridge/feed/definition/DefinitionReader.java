package io.tillbridge.feed.definition;

import io.tillbridge.document.YamlFault;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** Reads the file of one definition and collects what is wrong with it. */
final class DefinitionReader {
    static final List<String> KEYS = List.of(
            "name", "version", "title", "destination", "source", "unproved", "format", "key", "fields", "rules", "limits");
    private static final List<String> LIMITS = List.of("max-drop-percent", "max-fail-percent", "max-items");
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal USUAL_DROP = BigDecimal.valueOf(20);
    private static final BigDecimal USUAL_FAIL = BigDecimal.valueOf(10);
    private static final BigDecimal MOST_ITEMS = new BigDecimal("100000000");
    private static final long LONGEST_FILE = 1 << 20;

    private final String file;
    private final DefinitionFaults faults;

    private DefinitionReader(String file, DefinitionFaults faults) {
        this.file = file;
        this.faults = faults;
    }

    /** @return null when anything is wrong */
    static FeedDefinition read(Path path, DefinitionFaults faults) {
        String file = path.getFileName().toString();
        try {
            if (Files.size(path) > LONGEST_FILE) {
                faults.add(1, "", "expected at most " + LONGEST_FILE + " bytes");
                return null;
            }
            String text = Files.readString(path);
            LinedNode root = LinedNode.of(text.startsWith("\uFEFF") ? text.substring(1) : text, faults);
            FeedDefinition definition = new DefinitionReader(file, faults)
                    .definition(DefinitionSection.of(faults, root, "", "", KEYS));
            return faults.isEmpty() ? definition : null;
        } catch (YamlFault e) {
            faults.add(e.line(), "", "is no YAML: " + e.problem());
        } catch (IOException e) {
            faults.add(1, "", "cannot be read as UTF-8 text: " + e.getMessage());
        }
        return null;
    }

    private FeedDefinition definition(DefinitionSection root) {
        String name = file.replaceFirst("\\.yaml$", "");
        if (!NAME.matcher(name).matches()) {
            faults.add(1, "", "expected a file's name of small letters, digits and hyphens, found \"" + name + "\"");
        }
        if (root.isEmpty()) {
            return null;
        }
        String said = root.text("name");
        if (!said.isEmpty() && !said.equals(name)) {
            root.fault("name", "expected \"" + name + "\", as the file is named, found \"" + said + "\"");
        }
        FeedFormat format = FormatReader.read(root);
        FeedDefinition definition = new FeedDefinition(
                name,
                root.text("version"),
                root.text("title"),
                root.text("destination"),
                root.text("source"),
                root.flag("unproved", false),
                file,
                format,
                root.text("key"),
                root.sections("fields", FieldReader.KEYS, new FieldReader(format)::read),
                root.sections("rules", RuleReader.KEYS, new RuleReader()::read),
                limits(root));
        if (definition.fields().isEmpty()) {
            root.fault("fields", "expected a list of fields, found none");
        }
        new DefinitionCheck(definition, root).check();
        return definition;
    }

    private static FeedLimits limits(DefinitionSection root) {
        return root.section("limits", LIMITS)
                .map(limits -> {
                    BigDecimal items = limits.decimal("max-items", BigDecimal.ONE, MOST_ITEMS);
                    return new FeedLimits(
                            percent(limits, "max-drop-percent", USUAL_DROP),
                            percent(limits, "max-fail-percent", USUAL_FAIL),
                            items == null ? null : items.longValue());
                })
                .orElse(new FeedLimits(USUAL_DROP, USUAL_FAIL, null));
    }

    private static BigDecimal percent(DefinitionSection limits, String name, BigDecimal usual) {
        BigDecimal percent = limits.decimal(name, BigDecimal.ZERO, HUNDRED);
        return percent == null ? usual : percent;
    }
}
