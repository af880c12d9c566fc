package io.tillbridge.remotefiles;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.remotefiles.FetchOutcome.Taken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
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

    @ParameterizedTest
    @MethodSource("names")
    void everyNameAFileCanHaveIsListedAndReadAsItIs(String name) throws IOException {
        try (VendorWorld world = new VendorWorld(folder)) {
            world.put("plain.csv", "the bytes");
            world.put("starred.csv", "others");
            // Shown under a name of dots it would be a dot file, which is the next test's matter.
            String shown = name.startsWith(".") ? "a" + name : name;
            world.faults().showAs("plain.csv", shown);

            RemoteFile file = world.listed(shown);

            assertThat(file.name()).isEqualTo(shown);
            assertThat(world.fetch(file)).isEqualTo(new Taken<>("the bytes"));
        }
    }

    @Test
    void aNameThatIsAPathIsPassedOverAndTold() throws IOException {
        try (VendorWorld world = new VendorWorld(folder)) {
            world.put("plain.csv", "x");
            world.faults().showAs("plain.csv", "../../etc/passwd");

            RemoteListing listing = world.list();

            assertThat(listing.files()).isEmpty();
            assertThat(listing.skipped())
                    .containsExactly(new SkippedFile("../../etc/passwd", "its name is not the name of a file", true));
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
