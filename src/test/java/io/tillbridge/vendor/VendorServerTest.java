package io.tillbridge.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.vendor.FetchOutcome.NotTaken;
import io.tillbridge.vendor.FetchOutcome.Taken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VendorServerTest {
    @TempDir
    Path folder;

    private VendorWorld world;

    @BeforeEach
    void open() throws IOException {
        world = new VendorWorld(folder);
    }

    @AfterEach
    void close() throws IOException {
        world.close();
    }

    @Test
    void everyRegularFileBelowThePathIsListedByName() throws IOException {
        world.put("b.csv", "bb");
        world.put("a/later.csv", "a");
        world.put("a/deeper/still.csv", "");

        Listing listing = world.server.list(world.account());

        assertThat(listing.files())
                .extracting(RemoteFile::path)
                .containsExactly("a/deeper/still.csv", "a/later.csv", "b.csv");
        assertThat(listing.files().get(2)).isEqualTo(new RemoteFile("b.csv", "b.csv", 2, 1_790_812_800_000L));
    }

    @Test
    void anEmptyFolderIsAnEmptyListing() {
        Listing listing = world.server.list(world.account());

        assertThat(listing).isEqualTo(new Listing(List.of(), List.of()));
    }

    @Test
    void thePathOfTheConnectionIsTheTopOfTheListing() throws IOException {
        world.put("in/cat.csv", "x");
        world.put("other.csv", "y");

        Listing slashed = world.server.list(world.account("/in/", VendorWorld.PASSWORD));
        Listing relative = world.server.list(world.account("in", VendorWorld.PASSWORD));

        assertThat(slashed.files()).extracting(RemoteFile::path).containsExactly("cat.csv");
        assertThat(relative).isEqualTo(slashed);
    }

    @Test
    void filesUnderTransferAndDotFilesArePassedOver() throws IOException {
        for (String name : List.of("a.tmp", "b.PART", "c.filepart", ".hidden.csv", ".git/d.csv", "e.csv")) {
            world.put(name, "x");
        }

        Listing listing = world.server.list(world.account());

        assertThat(listing.files()).extracting(RemoteFile::path).containsExactly("e.csv");
        assertThat(listing.skipped()).extracting(SkippedFile::path).containsExactly("a.tmp", "b.PART", "c.filepart");
    }

    @Test
    void symbolicLinksArePassedOverAndCannotLoop() throws IOException {
        Path real = world.put("real.csv", "x");
        Files.createSymbolicLink(world.files.resolve("latest.csv"), real);
        Files.createSymbolicLink(world.files.resolve("loop"), world.files);

        Listing listing = world.server.list(world.account());

        assertThat(listing.files()).extracting(RemoteFile::path).containsExactly("real.csv");
        assertThat(listing.skipped())
                .containsExactly(
                        new SkippedFile("latest.csv", "it is a symbolic link, not a regular file", false),
                        new SkippedFile("loop", "it is a symbolic link, not a regular file", false));
    }

    @Test
    void aFolderThatLiesTooDeepIsToldAndNotEntered() throws IOException {
        String deep = "d/".repeat(17);
        world.put(deep + "far.csv", "x");
        world.put("near.csv", "x");

        Listing listing = world.server.list(world.account());

        assertThat(listing.files()).extracting(RemoteFile::path).containsExactly("near.csv");
        assertThat(listing.skipped())
                .containsExactly(new SkippedFile(
                        deep.substring(0, deep.length() - 1), "the folder lies more than 16 folders deep", true));
        assertThat(listing.complete()).isFalse();
    }

    @Test
    void aFileThatChangesBetweenTheTwoLooksIsLeftForTheNextPull() throws IOException {
        world.put("busy.csv", "x");
        world.faults().growAtEachLook("busy.csv");
        RemoteFile file = world.listed("busy.csv");

        FetchOutcome<String> outcome = world.fetch(file);

        assertThat(outcome)
                .isEqualTo(new NotTaken<>(
                        "The file busy.csv grew between the two looks at it; nothing of it was taken."
                                + " It is taken at the next pull, when it stands still.",
                        true));
    }

    @Test
    void theSecondLookComesNoSoonerThanTheFileMustStandStill() throws IOException {
        world.put("still.csv", "x");
        RemoteFile file = world.listed("still.csv");
        long seen = System.nanoTime();

        world.server.fetch(world.account(), file, seen, VendorWorld::text);

        assertThat(System.nanoTime() - seen).isGreaterThanOrEqualTo(world.stable.toNanos());
    }

    @Test
    void aFileComesByteForByte() throws IOException {
        String text = "sku,name\n" + "1,Ä\n".repeat(200_000);
        world.put("big.csv", text);

        FetchOutcome<String> outcome = world.fetch(world.listed("big.csv"));

        assertThat(outcome).isEqualTo(new Taken<>(text));
    }

    @Test
    void anEmptyFileComesEmpty() throws IOException {
        world.put("empty.csv", "");

        FetchOutcome<String> outcome = world.fetch(world.listed("empty.csv"));

        assertThat(outcome).isEqualTo(new Taken<>(""));
    }

    @Test
    void aFileThatGrowsWhileItIsReadIsNotTaken() throws IOException {
        world.put("growing.csv", "x".repeat(100_000));
        RemoteFile file = world.listed("growing.csv");
        world.faults().grow("growing.csv");

        FetchOutcome<String> outcome = world.fetch(file);

        assertThat(outcome)
                .isEqualTo(new NotTaken<>(
                        "The file growing.csv grew between the two looks at it; nothing of it was taken."
                                + " It is taken at the next pull, when it stands still.",
                        true));
    }

    @Test
    void aFileThatWasWrittenAnewSinceItWasListedIsNotTaken() throws IOException {
        Path path = world.put("new.csv", "old");
        RemoteFile file = world.listed("new.csv");
        Files.writeString(path, "new");

        FetchOutcome<String> outcome = world.fetch(file);

        assertThat(outcome)
                .isEqualTo(new NotTaken<>(
                        "The file new.csv was written anew between the two looks at it; nothing of it was taken."
                                + " It is taken at the next pull, when it stands still.",
                        true));
    }

    @Test
    void aFileThatIsGoneIsToldApartFromAServerThatIsAway() throws IOException {
        RemoteFile file = new RemoteFile("gone.csv", "gone.csv", 3, 0);

        FetchOutcome<String> outcome = world.fetch(file);

        assertThat(outcome)
                .isEqualTo(new NotTaken<>(
                        "The file gone.csv was listed but is no longer there."
                                + " The vendor took it away or gave it another name.",
                        false));
    }

    @Test
    void nothingIsEverWrittenOnTheVendorsServer() throws IOException {
        world.put("a/one.csv", "x");

        world.fetch(world.listed("a/one.csv"));
        world.server.test(world.account());

        assertThat(world.faults().writesTried()).isZero();
    }
}
