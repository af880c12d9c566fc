package io.tillbridge.remotefiles;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.remotefiles.FetchOutcome.NotTaken;
import io.tillbridge.remotefiles.FetchOutcome.Taken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VendorServerTest {
    @TempDir
    Path folder;

    @AutoClose
    private VendorWorld world;

    @BeforeEach
    void open() throws IOException {
        world = new VendorWorld(folder);
    }

    @Test
    void everyRegularFileBelowThePathIsListedByName() throws IOException {
        world.put("b.csv", "bb");
        world.put("a/later.csv", "a");
        world.put("a/deeper/still.csv", "");

        RemoteListing listing = world.list();

        assertThat(listing.files())
                .extracting(RemoteFile::path)
                .containsExactly("a/deeper/still.csv", "a/later.csv", "b.csv");
        assertThat(listing.files().get(2)).isEqualTo(new RemoteFile("b.csv", "b.csv", 2, 1_790_812_800_000L, "/b.csv"));
    }

    @Test
    void anEmptyFolderIsAnEmptyListing() {
        RemoteListing listing = world.list();

        assertThat(listing).isEqualTo(new RemoteListing(List.of(), List.of()));
    }

    @Test
    void thePathOfTheConnectionIsTheTopOfTheListing() throws IOException {
        world.put("in/cat.csv", "x");
        world.put("other.csv", "y");

        RemoteListing slashed = world.list(world.account("/in/", VendorWorld.PASSWORD));
        RemoteListing relative = world.list(world.account("in", VendorWorld.PASSWORD));

        assertThat(slashed.files()).extracting(RemoteFile::path).containsExactly("cat.csv");
        assertThat(relative.files()).extracting(RemoteFile::path).containsExactly("cat.csv");
    }

    @Test
    void filesUnderTransferAndDotFilesArePassedOver() throws IOException {
        for (String name : List.of("a.tmp", "b.PART", "c.filepart", ".hidden.csv", ".git/d.csv", "e.csv")) {
            world.put(name, "x");
        }

        RemoteListing listing = world.list();

        assertThat(listing.files()).extracting(RemoteFile::path).containsExactly("e.csv");
        assertThat(listing.skipped()).extracting(SkippedFile::path).containsExactly("a.tmp", "b.PART", "c.filepart");
    }

    @Test
    void copiesAndLeftoversArePassedOverInWhateverCase() throws IOException {
        List<String> copies = List.of(
                "a.bak",
                "b.csv.BAK",
                "c.old",
                "d.orig",
                "e.csv~",
                "~$f.xlsx",
                ".g.csv.swp",
                "h.swp",
                "THUMBS.DB",
                "Desktop.ini",
                "old/1.csv",
                "Archive/2.csv",
                "ARCHIVED/3.csv",
                "in/backup/4.csv",
                "Done/5.csv",
                "processed/sub/6.csv");
        for (String name : copies) {
            world.put(name, "x");
        }
        List<String> catalogs = List.of("bold.csv", "gold/7.csv", "old.csv", "re-done/8.csv");
        for (String name : catalogs) {
            world.put(name, "x");
        }

        RemoteListing listing = world.list();

        assertThat(listing.files()).extracting(RemoteFile::path).containsExactlyElementsOf(catalogs);
        assertThat(listing.skipped()).hasSize(copies.size() - 1).allMatch(file -> file.reason()
                .matches("the setting ignore names (files|folders) like it"));
        assertThat(listing.complete()).isTrue();
    }

    @Test
    void aConnectionMaySayItselfWhatIsPassedOver() throws IOException {
        for (String name : List.of("a.csv", "a.bak", "test-1.csv", "TEST-2.csv", "season-1/b.csv", "season-12/c.csv")) {
            world.put(name, "x");
        }

        RemoteListing own =
                world.server.list(world.account(), new FileSelection(List.of("test-*", "Season-?/"), false));
        RemoteListing all = world.server.list(world.account(), new FileSelection(List.of(), false));

        assertThat(own.files()).extracting(RemoteFile::path).containsExactly("a.bak", "a.csv", "season-12/c.csv");
        assertThat(all.files()).hasSize(6);
    }

    @Test
    void aFolderThatMayNotBeListedIsToldAndTheRestIsTaken() throws IOException {
        world.put("a.csv", "x");
        world.put("locked/b.csv", "x");
        world.put("z/c.csv", "x");
        world.faults().deny("locked");

        RemoteListing listing = world.list();

        assertThat(listing.files()).extracting(RemoteFile::path).containsExactly("a.csv", "z/c.csv");
        assertThat(listing.skipped())
                .containsExactly(new SkippedFile("locked", "the folder cannot be listed (permission denied)", true));
        assertThat(listing.complete()).isFalse();
    }

    @Test
    void aFileThatMayNotBeReadIsNotTakenAndTheSessionGoesOn() throws IOException {
        world.put("a.csv", "x");
        world.put("locked.csv", "x");
        world.faults().deny("locked.csv");
        RemoteFile locked = world.listed("locked.csv");
        RemoteFile other = world.listed("a.csv");
        long before = world.faults().signInsTried();

        try (VendorReader reader = world.server.reader(world.account(), 1)) {
            assertThat(reader.fetch(locked, System.nanoTime(), VendorWorld::text))
                    .isEqualTo(new NotTaken<>("The file locked.csv may not be read, the server says (permission"
                            + " denied). Ask the vendor for the right to read it."));
            assertThat(reader.fetch(other, System.nanoTime(), VendorWorld::text))
                    .isEqualTo(new Taken<>("x"));
        }

        assertThat(world.faults().signInsTried() - before).isOne();
    }

    @Test
    void aPathThatNamesOneFileTakesThatFile() throws IOException {
        world.put("in/cat.csv", "only me");
        world.put("in/other.csv", "x");

        RemoteListing listing = world.list(world.account("/in/cat.csv", VendorWorld.PASSWORD));

        assertThat(listing.files()).extracting(RemoteFile::path).containsExactly("cat.csv");
        assertThat(world.fetch(listing.files().get(0))).isEqualTo(new Taken<>("only me"));
    }

    @Test
    void aNameThatIsNotUtf8IsTakenAndShownAsWindowsWroteIt() throws IOException {
        world.put("été/prix café.csv", "x");
        world.faults().latin1Names(true);

        RemoteListing listing = world.list();

        assertThat(listing.files()).extracting(RemoteFile::path).containsExactly("été/prix café.csv");
        assertThat(world.fetch(listing.files().get(0))).isEqualTo(new Taken<>("x"));
    }

    @Test
    void oneSessionFetchesAllFilesOfAPull() throws IOException {
        for (int i = 0; i < 50; i++) {
            world.put("f" + i + ".csv", "text " + i);
        }
        List<RemoteFile> files = world.list().files();
        long before = world.faults().signInsTried();

        try (VendorReader reader = world.server.reader(world.account(), 1)) {
            for (RemoteFile file : files) {
                assertThat(reader.fetch(file, 0, VendorWorld::text))
                        .isEqualTo(new Taken<>("text " + file.name().replaceAll("\\D", "")));
            }
        }

        assertThat(world.faults().signInsTried() - before).isOne();
    }

    @Test
    void aSessionThatTheServerEndedBetweenTwoFilesIsReplaced() throws Exception {
        world.put("a.csv", "a");
        world.put("b.csv", "b");
        List<RemoteFile> files = world.list().files();

        try (VendorReader reader = world.server.reader(world.account(), 1)) {
            reader.fetch(files.get(0), 0, VendorWorld::text);
            world.vendor.endSessions();

            assertThat(reader.fetch(files.get(1), 0, VendorWorld::text)).isEqualTo(new Taken<>("b"));
        }
    }

    @Test
    void linksToFilesCountWhereTheConnectionSaysSo() throws IOException {
        Path real = world.put("archive/2026.csv", "x");
        Files.createSymbolicLink(world.files.resolve("latest.csv"), real);
        Files.createSymbolicLink(world.files.resolve("loop"), world.files);
        Files.createSymbolicLink(world.files.resolve("nowhere.csv"), world.files.resolve("gone.csv"));

        RemoteListing listing = world.server.list(world.account(), new FileSelection(List.of("archive/"), true));

        assertThat(listing.files()).extracting(RemoteFile::path).containsExactly("latest.csv");
        assertThat(world.fetch(listing.files().get(0))).isEqualTo(new Taken<>("x"));
        assertThat(listing.skipped())
                .contains(
                        new SkippedFile("loop", "it is a symbolic link, and not to a file", false),
                        new SkippedFile(
                                "nowhere.csv", "it is a symbolic link to what is not there or may not be read", true));
    }

    @Test
    void symbolicLinksArePassedOverAndCannotLoop() throws IOException {
        Path real = world.put("real.csv", "x");
        Files.createSymbolicLink(world.files.resolve("latest.csv"), real);
        Files.createSymbolicLink(world.files.resolve("loop"), world.files);

        RemoteListing listing = world.list();

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

        RemoteListing listing = world.list();

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
                .isEqualTo(new NotTaken<>("The file busy.csv grew between the two looks at it; nothing of it was taken."
                        + " It is taken at the next pull, when it stands still."));
    }

    @Test
    void theSecondLookComesNoSoonerThanTheFileMustStandStill() throws IOException {
        world.put("still.csv", "x");
        RemoteFile file = world.listed("still.csv");
        long seen = System.nanoTime();

        try (VendorReader reader = world.server.reader(world.account(), 1)) {
            reader.fetch(file, seen, VendorWorld::text);
        }

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
                .isEqualTo(
                        new NotTaken<>("The file growing.csv grew between the two looks at it; nothing of it was taken."
                                + " It is taken at the next pull, when it stands still."));
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
                                + " It is taken at the next pull, when it stands still."));
    }

    @Test
    void aFileThatIsGoneIsToldApartFromAServerThatIsAway() throws IOException {
        RemoteFile file = new RemoteFile("gone.csv", "gone.csv", 3, 0, "/gone.csv");

        FetchOutcome<String> outcome = world.fetch(file);

        assertThat(outcome)
                .isEqualTo(new NotTaken<>("The file gone.csv was listed but is no longer there."
                        + " The vendor took it away or gave it another name."));
    }

    @Test
    void nothingIsEverWrittenOnTheVendorsServer() throws IOException {
        world.put("a/one.csv", "x");

        world.fetch(world.listed("a/one.csv"));
        world.test(world.account());

        assertThat(world.faults().writesTried()).isZero();
    }
}
