package io.tillbridge.remotefiles;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.remotefiles.FetchOutcome.NotTaken;
import io.tillbridge.remotefiles.FetchOutcome.Taken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass(name = "{0}")
@EnumSource(VendorProtocol.class)
class VendorServerTest {
    @Parameter
    VendorProtocol protocol;

    @TempDir
    Path folder;

    @AutoClose
    private VendorWorld world;

    @BeforeEach
    void open() throws IOException {
        world = new VendorWorld(protocol, folder);
    }

    @Test
    void everyRegularFileBelowThePathIsListedByName() throws IOException {
        world.put("b.csv", "bb");
        world.put("a/later.csv", "a");
        world.put("a/deeper/still.csv", "");

        RemoteListing listing = world.list();

        assertThat(listing.files())
                .extracting(RemoteFile::path)
                .containsExactlyElementsOf(protocol.shown("a/deeper/still.csv", "a/later.csv", "b.csv"));
        RemoteFile file = VendorWorld.listed(listing, "b.csv");
        assertThat(file.name()).isEqualTo("b.csv");
        assertThat(file.size()).isEqualTo(2);
        assertThat(file.modified()).isEqualTo("2026-10-01T00:00:00Z");
        assertThat(file.wire()).isEqualTo(protocol.folders() ? "/b.csv" : "./b.csv");
    }

    @Test
    void anEmptyFolderIsAnEmptyListingAndAnAddressWithoutAFileIsTold() throws IOException {
        RemoteListing listing = world.list();

        if (protocol.folders()) {
            assertThat(listing).isEqualTo(new RemoteListing(List.of(), List.of()));
        } else {
            assertThat(listing.files()).extracting(RemoteFile::path).containsExactly("catalog");
            assertThat(world.fetch("catalog"))
                    .isEqualTo(new NotTaken<>("The file catalog on " + world.name()
                            + " is not there (404). Check the connection's url with the vendor."));
        }
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

        // What is asked for by its address is no hidden file: its name loses the dot.
        List<String> taken = protocol.folders() ? List.of("e.csv") : List.of("d.csv", "e.csv", "hidden.csv");
        assertThat(listing.files()).extracting(RemoteFile::path).containsExactlyElementsOf(taken);
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

        List<String> taken = new ArrayList<>(protocol.shown(catalogs.toArray(String[]::new)));
        if (!protocol.folders()) {
            taken.addAll(List.of("1.csv", "2.csv", "3.csv", "4.csv", "5.csv", "6.csv"));
        }
        assertThat(listing.files()).extracting(RemoteFile::path).containsExactlyInAnyOrderElementsOf(taken);
        assertThat(listing.skipped())
                .hasSize(protocol.folders() ? copies.size() - 1 : copies.size() - 6)
                .allMatch(file -> file.reason().matches("the setting ignore names (files|folders) like it"));
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

        List<String> taken = protocol.folders()
                ? List.of("a.bak", "a.csv", "season-12/c.csv")
                : List.of("a.bak", "a.csv", "b.csv", "c.csv");
        assertThat(own.files()).extracting(RemoteFile::path).containsExactlyElementsOf(taken);
        assertThat(all.files()).hasSize(6);
    }

    @Test
    void aFolderThatMayNotBeListedIsToldAndTheRestIsTaken() throws IOException {
        world.put("a.csv", "x");
        world.put("locked/b.csv", "x");
        world.put("z/c.csv", "x");
        world.faults().deny("locked");

        RemoteListing listing = world.list();

        if (protocol.folders()) {
            assertThat(listing.files()).extracting(RemoteFile::path).containsExactly("a.csv", "z/c.csv");
            assertThat(listing.skipped()).singleElement().satisfies(skipped -> {
                assertThat(skipped.path()).isEqualTo("locked");
                assertThat(skipped.reason()).matches("the folder cannot be listed \\((permission denied|550 .*)\\)");
                assertThat(skipped.missed()).isTrue();
            });
            assertThat(listing.complete()).isFalse();
        } else {
            assertThat(listing.files()).hasSize(3);
        }
    }

    @Test
    void aFileThatMayNotBeReadIsNotTakenAndTheSessionGoesOn() throws IOException {
        world.put("a.csv", "x");
        world.put("locked.csv", "x");
        world.faults().deny("locked.csv");

        try (VendorReader reader = world.server.reader(world.account(), 1)) {
            RemoteListing listing = reader.list(FileSelection.standard());
            long before = world.faults().signInsTried();

            FetchOutcome<String> locked =
                    reader.fetch(VendorWorld.listed(listing, "locked.csv"), System.nanoTime(), VendorWorld::text);
            FetchOutcome<String> other =
                    reader.fetch(VendorWorld.listed(listing, "a.csv"), System.nanoTime(), VendorWorld::text);

            String told = protocol.folders()
                    ? "The file locked.csv may not be read, the server says (permission denied). Ask the vendor for the"
                            + " right to read it."
                    : "The file locked.csv on " + world.name()
                            + " may not be read (403). Ask the vendor for the right to"
                            + " read it, and check auth and secrets of the connection.";
            assertThat(locked).isEqualTo(new NotTaken<>(told));
            assertThat(other).isEqualTo(new Taken<>("x"));
            assertThat(world.faults().signInsTried() - before).isOne();
        }
    }

    @Test
    void aPathThatNamesOneFileTakesThatFile() throws IOException {
        world.put("in/cat.csv", "only me");
        world.put("in/other.csv", "x");

        RemoteListing listing = world.list(world.account("/in/cat.csv", VendorWorld.PASSWORD));

        assertThat(listing.files()).extracting(RemoteFile::path).containsExactly("cat.csv");
        try (VendorReader reader = world.server.reader(world.account("/in/cat.csv", VendorWorld.PASSWORD), 1)) {
            RemoteFile file = VendorWorld.listed(reader.list(FileSelection.standard()), "cat.csv");
            assertThat(reader.fetch(file, 0, VendorWorld::text)).isEqualTo(new Taken<>("only me"));
        }
    }

    @Test
    void aNameThatIsNotUtf8IsTakenAndShownAsWindowsWroteIt() throws IOException {
        world.put("été/prix café.csv", "x");
        world.faults().latin1Names(protocol == VendorProtocol.SFTP);

        RemoteListing listing = world.list();

        assertThat(listing.files())
                .extracting(RemoteFile::path)
                .containsExactlyElementsOf(protocol.shown("été/prix café.csv"));
        assertThat(world.fetch(listing.files().get(0).path())).isEqualTo(new Taken<>("x"));
    }

    @Test
    void oneSessionFetchesAllFilesOfAPull() throws IOException {
        for (int i = 0; i < 50; i++) {
            world.put("f" + i + ".csv", "text " + i);
        }

        try (VendorReader reader = world.server.reader(world.account(), 1)) {
            List<RemoteFile> files = reader.list(FileSelection.standard()).files();
            long before = world.faults().signInsTried();
            for (RemoteFile file : files) {
                assertThat(reader.fetch(file, 0, VendorWorld::text))
                        .isEqualTo(new Taken<>("text " + file.name().replaceAll("\\D", "")));
            }

            // Of a web server the listing has the files already: each is asked once more whether it has changed.
            assertThat(world.faults().signInsTried() - before).isEqualTo(protocol.folders() ? 1 : 50);
        }
    }

    @Test
    void aSessionThatTheServerEndedBetweenTwoFilesIsReplaced() throws Exception {
        world.put("a.csv", "a");
        world.put("b.csv", "b");

        try (VendorReader reader = world.server.reader(world.account(), 1)) {
            List<RemoteFile> files = reader.list(FileSelection.standard()).files();
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

        if (protocol == VendorProtocol.SFTP) {
            assertThat(listing.files()).extracting(RemoteFile::path).containsExactly("latest.csv");
            assertThat(world.server
                            .reader(world.account(), 1)
                            .fetch(listing.files().get(0), 0, VendorWorld::text))
                    .isEqualTo(new Taken<>("x"));
            assertThat(listing.skipped())
                    .contains(
                            new SkippedFile("loop", "it is a symbolic link, and not to a file", false),
                            new SkippedFile(
                                    "nowhere.csv",
                                    "it is a symbolic link to what is not there or may not be read",
                                    true));
        } else {
            // This FTP server shows no links (FtpListingTest has one that does); of a web server they are addresses.
            assertThat(listing.files())
                    .extracting(RemoteFile::path)
                    .containsExactlyElementsOf(protocol.ftp() ? List.of() : List.of("2026.csv", "latest.csv"));
        }
    }

    @Test
    void symbolicLinksArePassedOverAndCannotLoop() throws IOException {
        Path real = world.put("real.csv", "x");
        Files.createSymbolicLink(world.files.resolve("latest.csv"), real);
        Files.createSymbolicLink(world.files.resolve("loop"), world.files);

        RemoteListing listing = world.list();

        List<String> taken = protocol.folders() ? List.of("real.csv") : List.of("latest.csv", "real.csv");
        assertThat(listing.files()).extracting(RemoteFile::path).containsExactlyElementsOf(taken);
        if (protocol == VendorProtocol.SFTP) {
            assertThat(listing.skipped())
                    .containsExactly(
                            new SkippedFile("latest.csv", "it is a symbolic link, not a regular file", false),
                            new SkippedFile("loop", "it is a symbolic link, not a regular file", false));
        }
    }

    @Test
    void aFolderThatLiesTooDeepIsToldAndNotEntered() throws IOException {
        String deep = "d/".repeat(17);
        world.put(deep + "far.csv", "x");
        world.put("near.csv", "x");

        RemoteListing listing = world.list();

        if (protocol.folders()) {
            assertThat(listing.files()).extracting(RemoteFile::path).containsExactly("near.csv");
            assertThat(listing.skipped())
                    .containsExactly(new SkippedFile(
                            deep.substring(0, deep.length() - 1), "the folder lies more than 16 folders deep", true));
            assertThat(listing.complete()).isFalse();
        } else {
            assertThat(listing.files()).extracting(RemoteFile::path).containsExactly("far.csv", "near.csv");
        }
    }

    @Test
    void aFileThatChangesBetweenTheTwoLooksIsLeftForTheNextPull() throws IOException {
        world.put("busy.csv", "x");
        world.faults().growAtEachLook("busy.csv");

        FetchOutcome<String> outcome = world.fetch("busy.csv");

        assertThat(outcome)
                .isEqualTo(new NotTaken<>("The file busy.csv grew between the two looks at it; nothing of it was taken."
                        + " It is taken at the next pull, when it stands still."));
    }

    @Test
    void theSecondLookComesNoSoonerThanTheFileMustStandStill() throws IOException {
        world.put("still.csv", "x");

        try (VendorReader reader = world.server.reader(world.account(), 1)) {
            RemoteFile file = VendorWorld.listed(reader.list(FileSelection.standard()), "still.csv");
            long seen = System.nanoTime();
            reader.fetch(file, seen, VendorWorld::text);

            assertThat(System.nanoTime() - seen).isGreaterThanOrEqualTo(world.stable.toNanos());
        }
    }

    @Test
    void aFileComesByteForByte() throws IOException {
        String text = "sku,name\n" + "1,Ä\n".repeat(200_000);
        world.put("big.csv", text);

        FetchOutcome<String> outcome = world.fetch("big.csv");

        assertThat(outcome).isEqualTo(new Taken<>(text));
    }

    @Test
    void anEmptyFileComesEmpty() throws IOException {
        world.put("empty.csv", "");

        FetchOutcome<String> outcome = world.fetch("empty.csv");

        assertThat(outcome).isEqualTo(new Taken<>(""));
    }

    @Test
    void aFileThatGrowsWhileItIsReadIsNotTaken() throws IOException {
        world.put("growing.csv", "x".repeat(100_000));
        world.faults().grow("growing.csv");

        FetchOutcome<String> outcome = world.fetch("growing.csv");

        assertThat(outcome)
                .isEqualTo(
                        new NotTaken<>("The file growing.csv grew between the two looks at it; nothing of it was taken."
                                + " It is taken at the next pull, when it stands still."));
    }

    @Test
    void aFileThatWasWrittenAnewSinceItWasListedIsNotTaken() throws IOException {
        Path path = world.put("new.csv", "old");

        FetchOutcome<String> outcome = world.fetch("new.csv", () -> Files.writeString(path, "new"), VendorWorld::text);

        assertThat(outcome)
                .isEqualTo(new NotTaken<>(
                        "The file new.csv was written anew between the two looks at it; nothing of it was taken."
                                + " It is taken at the next pull, when it stands still."));
    }

    @Test
    void aFileThatIsGoneIsToldApartFromAServerThatIsAway() throws IOException {
        Path path = world.put("gone.csv", "x");

        FetchOutcome<String> outcome = world.fetch("gone.csv", () -> Files.delete(path), VendorWorld::text);

        String told = protocol.folders()
                ? "The file gone.csv was listed but is no longer there. The vendor took it away or gave it another name."
                : "The file gone.csv was taken away between the two looks at it; nothing of it was taken. It is taken at"
                        + " the next pull, when it stands still.";
        assertThat(outcome).isEqualTo(new NotTaken<>(told));
    }

    @Test
    void nothingIsEverWrittenOnTheVendorsServer() throws IOException {
        world.put("a/one.csv", "x");

        world.fetch(protocol.shown("a/one.csv").get(0));
        world.test(world.account());

        assertThat(world.faults().writesTried()).isZero();
    }
}
