package io.tillbridge.routing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.tillbridge.api.contract.Contract;
import io.tillbridge.app.ApiForRoutes;
import io.tillbridge.app.RouteBeans;
import io.tillbridge.app.config.ConfigurationKey;
import io.tillbridge.app.config.ConfigurationKeys;
import io.tillbridge.run.CustomJob;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The files that docs/custom-flows.md shows can be saved as they stand there. */
class CustomFlowsPageTest {
    private static final Pattern FILE = Pattern.compile("<!-- file: (\\S+) -->\n```yaml\n(.*?)```\n", Pattern.DOTALL);

    @Test
    void theFilesOfThePageKeepEveryRule() throws IOException {
        Map<String, String> keys = ConfigurationKeys.keys().stream()
                .collect(Collectors.toMap(ConfigurationKey::name, ConfigurationKey::standard));
        LintContext around = new LintContext(
                RouteBeans.TYPES,
                keys,
                Set.of(),
                Map.of(),
                Set.of("cseries"),
                Sample.ground(),
                ApiForRoutes.of(Contract.read()));
        Map<String, String> texts = new TreeMap<>(new RouteFolder(Path.of("routes")).read());
        texts.putAll(shown());

        CustomFiles files = CustomFiles.of(texts, around);

        assertThat(new RouteCheck(around).check(texts))
                .extracting(RouteFinding::text)
                .isEmpty();
        assertThat(files.jobs())
                .extracting(CustomJob::job)
                .extracting(job -> job.name())
                .contains("stock-report");
        assertThat(files.endpoints()).extracting(CustomEndpoint::id).contains("custom-parcel-arrived");
    }

    /** Visual editors read the same form. */
    @Test
    void theRestBlockIsCamelsOwnForm() throws IOException {
        try (InputStream text = CustomFlowsPageTest.class.getResourceAsStream("/schema/camelYamlDsl.json")) {
            JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4)
                    .getSchema(new ObjectMapper().readTree(text));

            assertThat(schema.validate(
                            new YAMLMapper().readTree(shown().get("custom/custom-parcel-arrived.camel.yaml"))))
                    .extracting(ValidationMessage::getMessage)
                    .isEmpty();
        }
    }

    private static Map<String, String> shown() throws IOException {
        Map<String, String> shown = new TreeMap<>();
        Matcher file = FILE.matcher(Files.readString(Path.of("docs/custom-flows.md")));
        while (file.find()) {
            shown.put(file.group(1), file.group(2));
        }
        assertThat(shown).hasSize(3);
        return shown;
    }
}
