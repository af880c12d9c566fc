package io.tillbridge.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.document.FieldFault;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpsCatalogTest {
    private static final String URL = "https://files.example.com/out/a.csv";

    private final HttpsCatalog kind = new HttpsCatalog(() -> Set.of("shopify"));
    private final List<FieldFault> faults = new ArrayList<>();

    @Test
    void whatIsLeftOutGetsItsDefault() {
        Map<String, Object> settings = kind.settings(Map.of("url", URL), faults);

        assertThat(faults).isEmpty();
        Map<String, Object> expected = new HashMap<>();
        expected.put("url", URL);
        expected.put("headers", Map.of());
        expected.put("auth", "none");
        expected.put("dialect", "auto");
        expected.put("blankCells", "clear");
        expected.put("missingProducts", "keep");
        expected.put("maxDropPercent", 20);
        expected.put("ignore", SftpCatalog.IGNORED);
        expected.put("parallelSessions", 1);
        expected.put("reportTo", List.of());
        assertThat(settings).isEqualTo(expected);
    }

    @Test
    void oneAddressOrSeveralButNotBoth() {
        assertThat(kind.settings(Map.of("urls", List.of(URL, URL + "?b")), faults))
                .containsEntry("urls", List.of(URL, URL + "?b"))
                .doesNotContainKey("url");
        assertThat(faults).isEmpty();

        kind.settings(Map.of("url", URL, "urls", List.of(URL)), faults);
        kind.settings(Map.of(), faults);
        kind.settings(Map.of("urls", List.of()), faults);

        assertThat(faults)
                .extracting(FieldFault::pointer)
                .containsExactly("/settings/url", "/settings/url", "/settings/urls");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://files.example.com/a.csv",
                "ftp://files.example.com/a.csv",
                "https:///a.csv",
                "https://vera:s3cret@files.example.com/a.csv",
                "https://files.example.com/a.csv#top",
                "https://files.example.com/s3cret a.csv",
                "https://files.example.com/a.csv?token=s3cret",
                "https://files.example.com/a.csv?day=1&api_key=s3cret",
                "https://files.example.com/a.csv?sig=s3cret",
                "s3cret"
            })
    void anAddressOfAnotherKindIsRefusedAndNotRepeated(String url) {
        kind.settings(Map.of("url", url), faults);
        kind.settings(Map.of("urls", List.of(url)), faults);

        assertThat(faults)
                .extracting(FieldFault::pointer)
                .containsExactly("/settings/url", "/settings/urls/0", "/settings/urls");
        assertThat(faults).extracting(FieldFault::message).noneMatch(message -> message.contains("s3cret"));
    }

    @ParameterizedTest
    @CsvSource({
        "Accept-Language, nl, ''",
        "X-Shop, 7, ''",
        "X Shop, 7, 'must have a header''s name'",
        "Host, evil, 'must be left out: the hub sends this header itself'",
        "If-None-Match, x, 'must be left out'",
        "Accept-Encoding, br, 'must be left out'",
        "Authorization, s3cret, 'must not be a setting, for its value is a secret'",
        "X-Api-Key, s3cret, 'must not be a setting'",
        "Cookie, s3cret, 'must not be a setting'",
        "X-Auth, s3cret, 'must not be a setting'",
        "X-Session-Id, s3cret, 'must not be a setting'"
    })
    void aHeaderThatHoldsASecretIsNoSetting(String name, String value, String message) {
        Map<String, Object> settings = kind.settings(Map.of("url", URL, "headers", Map.of(name, value)), faults);

        if (message.isEmpty()) {
            assertThat(settings).containsEntry("headers", Map.of(name, value));
            assertThat(faults).isEmpty();
        } else {
            assertThat(faults).singleElement().satisfies(fault -> {
                assertThat(fault.pointer()).isEqualTo("/settings/headers/" + name);
                assertThat(fault.message()).startsWith(message).doesNotContain("s3cret");
            });
        }
    }

    @Test
    void aHeaderWithALineEndIsRefused() {
        kind.settings(Map.of("url", URL, "headers", Map.of("X-Shop", "7\r\nX-Evil: 1")), faults);

        assertThat(faults).extracting(FieldFault::pointer).containsExactly("/settings/headers/X-Shop");
    }

    @Test
    void secretsAreCheckedWithoutBeingRepeated() {
        kind.checkSecrets(
                Map.of(
                        "token",
                        "s3cret with blanks",
                        "query",
                        "key=s3cret#x",
                        "secretHeaders",
                        "X-Api-Key: fine\nno header s3cret\nHost: s3cret"),
                Set.of(),
                faults);

        assertThat(faults)
                .extracting(FieldFault::pointer)
                .containsExactlyInAnyOrder(
                        "/secrets/token", "/secrets/query", "/secrets/secretHeaders", "/secrets/secretHeaders");
        assertThat(faults).extracting(FieldFault::message).noneMatch(message -> message.contains("s3cret"));
        assertThat(faults)
                .extracting(FieldFault::message)
                .anyMatch(message -> message.startsWith("line 2 must be a header"))
                .anyMatch(message -> message.startsWith("line 3 must not be a header that the hub sends itself"));
    }

    @Test
    void basicNeedsAUserName() {
        kind.settings(Map.of("url", URL, "auth", "basic"), faults);

        assertThat(faults).extracting(FieldFault::pointer).containsExactly("/settings/username");
    }
}
