package io.tillbridge.remotefiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillbridge.network.IpNetwork;
import io.tillbridge.network.OutboundRules;
import io.tillbridge.remotefiles.FetchOutcome.NotTaken;
import io.tillbridge.remotefiles.FetchOutcome.Taken;
import io.tillbridge.remotefiles.KnownVersions.Version;
import io.tillbridge.run.CurrentRun;
import io.tillbridge.run.Failure;
import io.tillbridge.run.PassingFailure;
import io.tillbridge.run.RefusedFailure;
import io.tillbridge.sandbox.SandboxHttpFaults;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What only a web server has: statuses, redirects, versions, packed bodies, pages in place of files. */
class HttpsDownloadTest {
    @TempDir
    Path folder;

    @AutoClose
    private VendorWorld world;

    private HttpsUnderTest web;
    private SandboxHttpFaults answers;

    @BeforeEach
    void open() throws IOException {
        world = new VendorWorld(VendorProtocol.HTTPS, folder);
        web = (HttpsUnderTest) world.vendor;
        answers = web.vendor.answers();
        world.put("a.csv", "aaa");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    403 | NotTaken | The file a.csv on SERVER may not be read (403).
                    404 | NotTaken | The file a.csv on SERVER is not there (404).
                    410 | NotTaken | The file a.csv on SERVER is not there (410).
                    204 | NotTaken | The address of the file a.csv on SERVER answered with status 204, expected 200
                    206 | NotTaken | The address of the file a.csv on SERVER answered with status 206, expected 200
                    400 | NotTaken | The address of the file a.csv on SERVER answered with status 400, expected 200
                    304 | NotTaken | The address of the file a.csv on SERVER answered with status 304, expected 200
                    401 | RefusedFailure | The vendor's server SERVER does not accept the sign-in (401).
                    429 | VendorUnavailable | The vendor's server SERVER takes no more requests now (429).
                    500 | PassingFailure | The vendor's server SERVER answered with fault 500 for a.csv.
                    503 | PassingFailure | The vendor's server SERVER answered with fault 503 for a.csv.
                    """)
    void everyStatusThatIsNoFileIsToldAndNothingIsTaken(int status, String kind, String words) throws IOException {
        answers.answer("/a.csv", status, "");
        String expected = words.replace("SERVER", world.name());

        if (kind.equals("NotTaken")) {
            assertThat(world.fetch("a.csv")).isInstanceOfSatisfying(NotTaken.class, not -> assertThat(not.reason())
                    .startsWith(expected));
        } else {
            assertThatThrownBy(() -> world.fetch("a.csv"))
                    .isInstanceOf(Failure.class)
                    .satisfies(failure ->
                            assertThat(failure.getClass().getSimpleName()).isEqualTo(kind))
                    .hasMessageStartingWith(expected);
        }
    }

    @Test
    void oneFileThatIsNotThereDoesNotHoldBackTheOthers() throws IOException {
        world.put("b.csv", "bbb");
        answers.answer("/a.csv", 404, "");

        try (VendorReader reader = world.server.reader(world.account(), 1)) {
            RemoteListing listing = reader.list(FileSelection.standard());
            assertThat(reader.fetch(VendorWorld.listed(listing, "a.csv"), 0, VendorWorld::text))
                    .isInstanceOf(NotTaken.class);
            assertThat(reader.fetch(VendorWorld.listed(listing, "b.csv"), 0, VendorWorld::text))
                    .isEqualTo(new Taken<>("bbb"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE html><html><body>Sign in</body></html>",
                "\n  <html lang=\"en\"><head>",
                "<!-- generated -->\n<!doctype html>",
                "\uFEFF<HTML>"
            })
    void aWebPageInPlaceOfAFileIsNotTaken(String page) throws IOException {
        answers.answer("/a.csv", 200, page, "Content-Type", "text/csv");

        assertThat(world.fetch("a.csv")).isInstanceOfSatisfying(NotTaken.class, not -> assertThat(not.reason())
                .startsWith("The address of a.csv on " + world.name() + " answered with a web page, expected a"
                        + " catalog file; nothing of it was taken."));
    }

    @Test
    void aFileIsAskedForOnceAndThenOnlyWhetherItChanged() throws IOException {
        world.fetch("a.csv");

        assertThat(answers.asked()).containsExactly("/a.csv", "/a.csv");
        assertThat(answers.conditional()).isOne();
    }

    @Test
    void aServerWithoutVersionsIsAskedOnce() throws IOException {
        answers.versions(false);

        assertThat(world.fetch("a.csv")).isEqualTo(new Taken<>("aaa"));

        assertThat(answers.asked()).containsExactly("/a.csv");
    }

    @Test
    void aPackedBodyIsUnpacked() throws IOException {
        String text = "sku,name\n" + "1,Ä\n".repeat(50_000);
        world.put("a.csv", text);
        answers.packed(true);

        assertThat(world.listed("a.csv").sizeKnown()).isFalse();
        assertThat(world.fetch("a.csv")).isEqualTo(new Taken<>(text));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aBodyThatEndsBeforeItsLengthIsNotTaken(boolean packed) throws IOException {
        world.put("a.csv", "x".repeat(100_000));
        answers.packed(packed);
        world.faults().dropAfter(10_000);

        assertThatThrownBy(() -> world.fetch("a.csv"))
                .isInstanceOf(PassingFailure.class)
                .hasMessageContaining("ended the connection in the middle of the file a.csv.");
    }

    @Test
    void aRedirectIsFollowedAndNamesTheFile() throws IOException {
        world.put("new/b.csv", "moved");
        answers.answer("/a.csv", 302, "", "Location", "/new/b.csv");

        try (VendorReader reader = world.server.reader(account("a.csv"), 1)) {
            RemoteFile file = reader.list(FileSelection.standard()).files().get(0);
            assertThat(file.name()).isEqualTo("b.csv");
            assertThat(reader.fetch(file, 0, VendorWorld::text)).isEqualTo(new Taken<>("moved"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://127.0.0.1/a.csv", "ftp://127.0.0.1/a.csv", "file:///etc/passwd", "https://u:p@h/", ""})
    void aRedirectToAnythingButHttpsIsRefused(String location) {
        answers.answer("/a.csv", 301, "", "Location", location);

        assertThatThrownBy(() -> world.list(account("a.csv")))
                .isInstanceOf(RefusedFailure.class)
                .hasMessage(
                        "The vendor's server " + world.name() + " redirects to an address that is not https, expected"
                                + " https; it was not followed. Ask the vendor for the right url.");
    }

    @Test
    void redirectsWithoutEndAreRefused() {
        answers.answer("/a.csv", 302, "", "Location", "/a.csv");

        assertThatThrownBy(() -> world.list(account("a.csv")))
                .isInstanceOf(RefusedFailure.class)
                .hasMessageContaining("redirects more than 5 times");
    }

    /** The name is allowed, and leads to an address that is not: the second hop is looked at as the first one is. */
    @Test
    void eachHopOfARedirectIsHeldAgainstTheRulesForHosts() {
        answers.answer("/a.csv", 302, "", "Location", "https://[::1]:" + web.port() + "/a.csv");
        OutboundRules rules = new OutboundRules(List.of(), List.of(IpNetwork.of("::1")));
        try (VendorServer server = new VendorServer(
                new VendorServer.Times(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ZERO),
                rules,
                new CurrentRun())) {
            assertThatThrownBy(() -> server.list(account("a.csv"), FileSelection.standard()))
                    .isInstanceOf(RefusedFailure.class)
                    .hasMessageContaining("connections.denied-networks");
        }
    }

    @Test
    void headersAndQueryGoToTheServersOfTheConnectionOnly() throws IOException {
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
        try (HttpsUnderTest other = new HttpsUnderTest(folder.resolve("keys"), elsewhere, VendorWorld.PASSWORD)) {
            answers.answer("/a.csv", 302, "", "Location", other.vendor.url("b.csv"));
            HttpsAccount account = new HttpsAccount(
                    List.of(URI.create(web.vendor.url("a.csv"))),
                    "key=s3cret",
                    account("a.csv").headers(),
                    "vera",
                    web.vendor.certificateFingerprint());

            // Its certificate is one that nobody trusts: the pin is for the connection's own servers.
            assertThatThrownBy(() -> world.list(account))
                    .isInstanceOf(RefusedFailure.class)
                    .hasMessageContaining("is not trusted");
            assertThat(answers.asked()).containsExactly("/a.csv?key=s3cret");
            assertThat(other.vendor.answers().asked()).isEmpty();
        }
    }

    @Test
    void nothingIsFetchedWhenEveryAddressHasTheVersionThatIsLoaded() throws IOException {
        world.put("b.csv", "bbb");
        KnownVersions known = versions();

        try (VendorReader reader = reader(known)) {
            RemoteListing listing = reader.list(FileSelection.standard());

            assertThat(listing.files()).isEmpty();
            assertThat(listing.notes())
                    .containsExactly("The server says that nothing has changed since the last load (304 Not Modified);"
                            + " nothing is fetched.");
        }
    }

    @Test
    void whenOneAddressHasAnotherVersionAllFilesAreFetchedForTheyCountTogether() throws IOException {
        world.put("b.csv", "bbb");
        KnownVersions known = versions();
        world.put("b.csv", "bbbb");

        try (VendorReader reader = reader(known)) {
            RemoteListing listing = reader.list(FileSelection.standard());

            assertThat(listing.files()).extracting(RemoteFile::path).containsExactly("a.csv", "b.csv");
            assertThat(reader.fetch(VendorWorld.listed(listing, "a.csv"), 0, VendorWorld::text))
                    .isEqualTo(new Taken<>("aaa"));
            assertThat(reader.fetch(VendorWorld.listed(listing, "b.csv"), 0, VendorWorld::text))
                    .isEqualTo(new Taken<>("bbbb"));
        }
    }

    @Test
    void aServerThatAskedToWaitLongIsNotAskedAgain() {
        answers.answer("/a.csv", 429, "", "Retry-After", "3600");
        HttpsAccount account = account("a.csv");

        try (VendorReader reader = world.server.reader(account, 1)) {
            assertThatThrownBy(() -> reader.list(FileSelection.standard()))
                    .hasMessageContaining("takes no more requests now (429). It asks to wait 3600 s.");
            assertThatThrownBy(() -> reader.list(FileSelection.standard()))
                    .isInstanceOf(PassingFailure.class)
                    .hasMessageContaining("s more; it was not asked again.");
        }

        assertThat(answers.asked()).hasSize(1);
    }

    @Test
    void twoFilesOfOneNameGetANumber() throws IOException {
        world.put("x/a.csv", "other");

        RemoteListing listing = world.list();

        assertThat(listing.files()).extracting(RemoteFile::path).containsExactly("a (2).csv", "a.csv");
    }

    private HttpsAccount account(String... paths) {
        return web.account(
                Arrays.stream(paths)
                        .map(path -> URI.create(web.vendor.url(path)))
                        .toList(),
                VendorWorld.PASSWORD);
    }

    private KnownVersions versions() {
        Map<String, Version> known = world.list().files().stream()
                .map(file -> Version.of(file).orElseThrow())
                .collect(Collectors.toMap(Version::address, version -> version));
        return new KnownVersions(known);
    }

    private VendorReader reader(KnownVersions known) {
        return world.server.reader(world.account(), 1, known);
    }
}
