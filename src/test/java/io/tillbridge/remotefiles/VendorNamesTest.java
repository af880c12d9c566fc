package io.tillbridge.remotefiles;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.remotefiles.FetchOutcome.Taken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A vendor's file name is data, whatever it is. */
class VendorNamesTest {
    @TempDir
    Path folder;

    static List<String> names() {
        return List.of(
                "two  words .csv",
                "quote\"s 'and' `ticks`.csv",
                "line\nbreak\r.csv",
                "emoji 😀 é.csv",
                "${date:now}{{sys:user.home}}.csv",
                "star*query?[x].csv",
                "back\\slash\\..\\x.csv",
                "..csv..",
                "-rf; rm *.csv",
                "x".repeat(251) + ".csv");
    }

    static Stream<Arguments> namesOfEachProtocol() {
        return Arrays.stream(VendorProtocol.values())
                .flatMap(protocol -> names().stream().map(name -> Arguments.of(protocol, name)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("namesOfEachProtocol")
    void everyNameAFileCanHaveIsListedAndReadAsItIs(VendorProtocol protocol, String name) throws IOException {
        try (VendorWorld world = new VendorWorld(protocol, folder)) {
            world.put("plain.csv", "the bytes");
            world.put("starred.csv", "others");
            // Shown under a name of dots it would be a dot file, which is the next test's matter.
            String real = name.startsWith(".") ? "a" + name : name;
            world.faults().showAs("plain.csv", real);

            if (protocol.ftp() && real.contains("\n")) {
                // A listing has a name on a line: this one cannot be shown, and what is shown of it is not there.
                assertThat(world.list().files()).extracting(RemoteFile::path).contains("starred.csv", "line");
                assertThat(world.fetch("line")).isInstanceOf(FetchOutcome.NotTaken.class);
                return;
            }
            String shown = protocol.folders() ? real : ofAWebServer(real);
            RemoteFile file = world.listed(shown);
            assertThat(file.name()).isEqualTo(shown);
            assertThat(world.fetch(shown)).isEqualTo(new Taken<>("the bytes"));
        }
    }

    /** The name is the hub's choice, for the address is what is asked for. */
    private static String ofAWebServer(String name) {
        String last = name.substring(name.lastIndexOf('\\') + 1).replaceAll("[\n\r]", "");
        return last.length() > 200 ? last.substring(0, 200) : last;
    }

    @ParameterizedTest
    @EnumSource(VendorProtocol.class)
    void aNameThatIsAPathIsPassedOverAndTold(VendorProtocol protocol) throws IOException {
        try (VendorWorld world = new VendorWorld(protocol, folder)) {
            world.put("plain.csv", "x");
            world.faults().showAs("plain.csv", "../../etc/passwd");

            RemoteListing listing = world.list();

            if (protocol.folders()) {
                assertThat(listing.files()).isEmpty();
                assertThat(listing.skipped())
                        .containsExactly(
                                new SkippedFile("../../etc/passwd", "its name is not the name of a file", true));
            } else {
                assertThat(listing.files()).extracting(RemoteFile::path).containsExactly("passwd");
            }
        }
    }

    @Test
    void aNameInAMessageIsOneShortLine() {
        String shown = SanitizedText.text("a\nb\u001b[31m\u202ec" + "d".repeat(300));

        assertThat(shown)
                .startsWith("a\uFFFDb\uFFFD[31m\uFFFDcddd")
                .endsWith("d…")
                .doesNotContain("\n");
        assertThat(shown.codePointCount(0, shown.length())).isEqualTo(201);
    }
}
