package io.tillbridge.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationFilesTest {
    private static final String WRITE_ANEW =
            "stale: run io.tillbridge.app.config.ConfigurationFiles in the project's folder";

    @Test
    void theFileOfKeysIsTheCatalogue() throws Exception {
        assertThat(Files.readString(ConfigurationFiles.PROPERTIES))
                .as(WRITE_ANEW)
                .isEqualTo(ConfigurationFiles.properties());
    }

    @Test
    void thePageOfKeysIsTheCatalogue() throws Exception {
        assertThat(Files.readString(ConfigurationFiles.PAGE)).as(WRITE_ANEW).isEqualTo(ConfigurationFiles.page());
    }

    @Test
    void eachKeyIsToldInOneSentenceAndOnce() {
        assertThat(ConfigurationKeys.keys()).extracting(ConfigurationKey::name).doesNotHaveDuplicates();
        assertThat(ConfigurationKeys.keys())
                .extracting(ConfigurationKey::variable)
                .doesNotHaveDuplicates();
        assertThat(ConfigurationKeys.keys())
                .extracting(ConfigurationKey::sentence)
                .allMatch(sentence -> sentence.matches("[^\n]{10,110}\\."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"config/sandbox.properties", "config/cluster.properties"})
    void theFilesThatComeWithTheHubHaveNoFault(String file) {
        assertThatCode(() -> Configuration.read(new ConfigurationSources(
                        Path.of(""), List.of(Path.of(file)), Map.of("TILLBRIDGE_DATABASE_USERNAME", "hub"), Map.of())))
                .doesNotThrowAnyException();
    }
}
