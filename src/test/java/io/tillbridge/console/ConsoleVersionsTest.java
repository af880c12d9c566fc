package io.tillbridge.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The console is built from jars and checked with packages of npm: both are the same versions. */
class ConsoleVersionsTest {
    private static final Pattern ITEM = Pattern.compile(
            "<artifactItem><groupId>([^<]+)</groupId><artifactId>([^<]+)</artifactId><version>([^<]+)</version>");

    @Test
    void theChecksUseTheVersionsOfTheBuild() throws Exception {
        Map<String, String> built = new TreeMap<>();
        Matcher items = ITEM.matcher(Files.readString(Path.of("pom.xml")));
        while (items.find()) {
            built.put(npmName(items.group(1), items.group(2)), items.group(3));
        }
        JsonNode locked = new ObjectMapper()
                .readTree(Path.of("src/test/console/package-lock.json").toFile())
                .path("packages");
        Map<String, String> checked = new TreeMap<>();
        built.keySet()
                .forEach(name -> checked.put(
                        name,
                        locked.path("node_modules/" + name).path("version").asText("none")));

        assertThat(built).hasSizeGreaterThan(15);
        assertThat(checked).isEqualTo(built);
    }

    /** The groups of a jar say the scope of its package. */
    private static String npmName(String group, String artifact) {
        if (group.equals("org.webjars.npm")) {
            return artifact.startsWith("$") ? "esbuild" : artifact;
        }
        return group.equals("org.mvnpm") ? artifact : "@" + group.substring("org.mvnpm.at.".length()) + "/" + artifact;
    }
}
