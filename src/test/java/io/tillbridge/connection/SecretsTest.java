package io.tillbridge.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
    private static final String KEY = "MDEyMzQ1Njc4OWFiY2RlZmdoaWprbG1ub3BxcnN0dXY=";

    private Path data;

    @BeforeEach
    void makeFolder() throws IOException {
        Path target = Files.createDirectories(Path.of("target", "tmp"));
        data = Files.createTempDirectory(target, "secrets");
    }

    @Test
    void whatIsSealedOpensAgainInItsOwnContext() {
        Secrets secrets = Secrets.open(data, KEY);

        byte[] sealed = secrets.seal("pässword ☂", "connection:1:password");

        assertThat(secrets.unseal(sealed, "connection:1:password")).isEqualTo("pässword ☂");
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("ssword");
        assertThat(secrets.seal("pässword ☂", "connection:1:password")).isNotEqualTo(sealed);
    }

    @Test
    void movedToAnotherRowItDoesNotOpen() {
        Secrets secrets = Secrets.open(data, KEY);
        byte[] sealed = secrets.seal("hunter2", "connection:1:password");

        assertThatThrownBy(() -> secrets.unseal(sealed, "connection:2:password"))
                .isInstanceOf(MasterKeyFault.class)
                .hasMessage("The secret for connection:2:password cannot be opened: it was sealed with another master "
                        + "key, moved here from another row, or damaged. Set it anew, or restore the database and the "
                        + "key together.");
    }

    @Test
    void aKeyFileIsMadeOnceForItsOwnerOnly() throws IOException {
        byte[] sealed = Secrets.open(data, null).seal("hunter2", "x");

        String again = Secrets.open(data, " ").unseal(sealed, "x");

        assertThat(again).isEqualTo("hunter2");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("master-key"))))
                .isEqualTo("rw-------");
        try (Stream<Path> files = Files.list(data)) {
            assertThat(files).containsExactly(data.resolve("master-key"));
        }
    }

    @Test
    void aFileOthersCanReadIsRefusedWithWhatToDo() throws IOException {
        byte[] sealed = Secrets.open(data, null).seal("hunter2", "x");
        Path file = data.resolve("master-key");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

        assertThatThrownBy(() -> Secrets.open(data, null))
                .isInstanceOf(MasterKeyFault.class)
                .hasMessage("The master key file " + file + " must be readable by its owner only (rw-------), found "
                        + "rw-r-----: run chmod 600 on it; if others may have read it, set every secret anew "
                        + "afterwards.");

        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--------"));
        assertThat(Secrets.open(data, null).unseal(sealed, "x")).isEqualTo("hunter2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"c2hvcnQ=", "s3cr3t!!", "MDEyMzQ1Njc4OWFiY2RlZmdoaWprbG1ub3BxcnN0dXZ3"})
    void aWrongKeyIsRefusedWithoutRepeatingIt(String wrong) {
        assertThatThrownBy(() -> Secrets.open(data, wrong))
                .isInstanceOf(MasterKeyFault.class)
                .hasNoCause()
                .hasMessageStartingWith("TILLBRIDGE_MASTER_KEY must hold 32 bytes in base64, found ")
                .hasMessageEndingWith(" Make one with: openssl rand -base64 32")
                .hasMessageNotContaining(wrong);
    }

    @Test
    void anEmptyKeyFileIsRefused() throws IOException {
        Path file = data.resolve("master-key");
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));

        assertThatThrownBy(() -> Secrets.open(data, null))
                .hasMessage("The master key file " + file + " must hold 32 bytes in base64, found 0 bytes. Make one "
                        + "with: openssl rand -base64 32");
    }

    @Test
    void ofManyThatStartAtOnceAllGetTheSameKey() throws Exception {
        List<Callable<Secrets>> starts = Stream.<Callable<Secrets>>generate(() -> () -> Secrets.open(data, null))
                .limit(16)
                .toList();

        ExecutorService pool = Executors.newFixedThreadPool(16);
        List<Future<Secrets>> opened = pool.invokeAll(starts);
        pool.shutdown();

        byte[] sealed = opened.get(0).get().seal("hunter2", "x");
        for (Future<Secrets> secrets : opened) {
            assertThat(secrets.get().unseal(sealed, "x")).isEqualTo("hunter2");
        }
    }

    @Test
    void nothingPrintsWhatItHolds() {
        Set<String> printed = Stream.of(
                        Secrets.open(data, KEY),
                        new Credentials(Map.of("password", "hunter2")),
                        Credentials.NONE.with(Map.of("password", "hunter2")))
                .map(Object::toString)
                .collect(Collectors.toSet());

        assertThat(printed).containsExactlyInAnyOrder("Secrets", "Credentials[password]");
    }
}
