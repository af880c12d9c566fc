package io.tillbridge.app.config;

import io.tillbridge.app.config.SourceReader.Setting;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Reads secrets from the files that the {@code …-file} keys name, so that none has to stand in a command line, an
 * environment or a file of keys. Line ends and blanks around the value are no part of it.
 */
final class SecretFiles {
    private static final int LONGEST = 64 * 1024;

    private final Path home;
    private final List<String> faults;

    SecretFiles(Path home, List<String> faults) {
        this.home = home;
        this.faults = faults;
    }

    /** Puts the content of each file in the place of its secret. */
    void read(Map<String, Setting> settings) {
        for (ConfigurationKey key : ConfigurationKeys.keys()) {
            Setting file = settings.get(key.fileName());
            if (key.secret() && file != null && !file.text().isEmpty()) {
                Setting own = settings.get(key.name());
                if (own != null && !own.text().isEmpty()) {
                    faults.add(key.fileName() + ": expected this or " + key.name() + ", found both, in " + file.where()
                            + " and in " + own.where() + ". Remove one of them.");
                } else {
                    content(key, file, settings);
                }
            }
        }
    }

    private void content(ConfigurationKey key, Setting setting, Map<String, Setting> settings) {
        Path file = home.resolve(setting.text()).normalize();
        String what = key.fileName() + ": expected a file with the value of " + key.name() + ", found ";
        String where = " at " + file + " (from " + setting.where() + ").";
        try {
            if (!Files.isRegularFile(file)) {
                faults.add(what + (Files.exists(file) ? "something else" : "none") + where);
            } else if (Files.size(file) > LONGEST) {
                faults.add(what + "more than " + LONGEST + " bytes" + where);
            } else {
                String text = StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                        .toString()
                        .strip();
                if (text.isEmpty()) {
                    faults.add(what + "an empty one" + where);
                }
                settings.put(key.name(), new Setting(text, "the file of " + key.fileName()));
            }
        } catch (CharacterCodingException e) {
            faults.add(what + "other bytes than text in UTF-8" + where);
        } catch (IOException e) {
            faults.add(what + "one that cannot be read" + where);
        }
    }
}
