package io.tillbridge.app.config;

import io.tillbridge.app.config.SourceReader.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The values in force as people read them: one line for each key, secrets masked, those of the site's own last. */
final class ConfigurationLines {
    private final List<Line> lines = new ArrayList<>();

    ConfigurationLines(Map<String, Setting> settings, CustomKeys custom) {
        settings.forEach((name, setting) ->
                lines.add(new Line(ConfigurationKeys.named(name).orElseThrow(), setting)));
        custom.keys().forEach(key -> lines.add(new Line(key, custom.setting(key))));
    }

    List<String> all() {
        return lines.stream().map(Line::text).toList();
    }

    List<String> changed() {
        return lines.stream().filter(line -> !line.isStandard()).map(Line::text).toList();
    }

    private record Line(ConfigurationKey key, Setting setting) {
        boolean isStandard() {
            return setting.text().equals(key.standard());
        }

        String text() {
            return key.name() + " = " + PrintableValue.of(key, setting.text())
                    + (isStandard() ? "" : "   (from " + setting.where() + ")");
        }
    }
}
