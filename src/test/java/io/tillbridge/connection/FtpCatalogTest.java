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

class FtpCatalogTest {
    static final String FINGERPRINT = "SHA256:" + "0A:".repeat(31) + "FF";

    private final FtpCatalog kind = new FtpCatalog(() -> Set.of("shopify"));
    private final List<FieldFault> faults = new ArrayList<>();

    @Test
    void whatIsLeftOutGetsItsDefault() {
        Map<String, Object> settings = kind.settings(least(), faults);

        assertThat(faults).isEmpty();
        Map<String, Object> expected = new HashMap<>(least());
        expected.put("port", 21);
        expected.put("tls", "explicit");
        expected.put("passive", true);
        expected.put("dialect", "auto");
        expected.put("blankCells", "clear");
        expected.put("missingProducts", "keep");
        expected.put("maxDropPercent", 20);
        expected.put("ignore", SftpCatalog.IGNORED);
        expected.put("symlinks", "skip");
        expected.put("parallelSessions", 1);
        expected.put("reportTo", List.of());
        assertThat(settings).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"explicit, 21", "implicit, 990", "none, 21"})
    void theUsualPortIsThatOfTheKindOfTls(String tls, int port) {
        assertThat(kind.settings(with("tls", tls), faults)).containsEntry("port", port);
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SHA256:0A:0A:0A:0A:0A:0A:0A:0A:0A:0A:0A:0A:0A:0A:0A:0A:0A:0A:0A:0A:0A:0A:0A:0A:0A:0A:0A:0A:0A:0A:0A:FF",
                "sha256 Fingerprint=0A:0A:0A:0A:0A:0A:0A:0A:0A:0A:0A:0A:0A:0A:0A:0A:0A:0A:0A:0A:0A:0A:0A:0A:0A:0A:0A:0A:0A:0A:0A:FF",
                "0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0aff"
            })
    void aFingerprintIsReadInEachForm(String text) {
        assertThat(kind.settings(with("certificateFingerprint", text), faults))
                .containsEntry("certificateFingerprint", FINGERPRINT);
        assertThat(faults).isEmpty();
    }

    @Test
    void aServerInPlainShowsNoCertificate() {
        Map<String, Object> settings = with("tls", "none");
        settings.put("certificateFingerprint", FINGERPRINT);

        kind.settings(settings, faults);

        assertThat(faults).extracting(FieldFault::pointer).containsExactly("/settings/certificateFingerprint");
    }

    @Test
    void aPasswordIsOneLineAndNeverRepeated() {
        kind.checkSecrets(Map.of("password", "s3cret\r\nDELE x"), Set.of("password"), faults);

        assertThat(faults)
                .containsExactly(new FieldFault(
                        "/secrets/password", "malformed", "must not hold line ends or other control characters."));
    }

    private static Map<String, Object> least() {
        return Map.of("host", "ftp.example.com", "path", "/out", "username", "shop");
    }

    private static Map<String, Object> with(String name, Object value) {
        Map<String, Object> settings = new HashMap<>(least());
        settings.put(name, value);
        return settings;
    }
}
