package io.tillbridge.settings.file;

import static io.tillbridge.fault.FaultConditions.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillbridge.connection.CSeries;
import io.tillbridge.connection.Connection;
import io.tillbridge.connection.SftpCatalog;
import io.tillbridge.document.FieldFault;
import io.tillbridge.fault.CallerFault;
import io.tillbridge.settings.Author;
import io.tillbridge.settings.Version;
import io.tillbridge.settings.file.ImportResult.Change;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConfigurationFileTest {
    private static final Author ANNA = new Author("person:1", "Anna");

    private final FileWorld here = new FileWorld();
    private final FileWorld there = new FileWorld();

    @AfterEach
    void close() {
        here.close();
        there.close();
    }

    @Test
    void theFileHoldsWhatIsSetAndNothingElse() {
        here.settings.change(Map.of("companyName", "Fietsen", "holidays", List.of("--12-25")), null, ANNA);
        long zwolle = here.warehouses.create("Zwolle").id();
        here.shop("Web", Map.of("warehouses", List.of(Long.toString(zwolle))));
        here.vendor("Northwind", Map.of("country", "NO"));

        assertThat(here.file.text())
                .isEqualTo(
                        """
                        tillbridge: 1
                        settings:
                          companyName: "Fietsen"
                          timeZone: "UTC"
                          workingDays:
                            - "mon"
                            - "tue"
                            - "wed"
                            - "thu"
                            - "fri"
                          holidays:
                            - "--12-25"
                          instantOrdering: false
                        warehouses:
                          - "Zwolle"
                        connections:
                          - name: "Northwind"
                            kind: "sftp-catalog"
                            enabled: true
                            settings:
                              host: "sftp.example"
                              port: 22
                              path: "/"
                              username: "u"
                              dialect: "auto"
                              country: "NO"
                              blankCells: "clear"
                              missingProducts: "keep"
                              maxDropPercent: 20
                              ignore:
                                - "*.bak"
                                - "*.old"
                                - "*.orig"
                                - "*~"
                                - "~$*"
                                - "*.swp"
                                - "Thumbs.db"
                                - "desktop.ini"
                                - "old/"
                                - "archive/"
                                - "archived/"
                                - "backup/"
                                - "done/"
                                - "processed/"
                              symlinks: "skip"
                              legacyAlgorithms: false
                              parallelSessions: 1
                              reportTo: []
                          - name: "Web"
                            kind: "cseries"
                            enabled: true
                            settings:
                              cluster: "eu1"
                              language: "nl"
                              orderSync: false
                              stockSync: false
                              productSync: false
                              createUnknownProducts: true
                              matchBy: "ean-and-sku"
                              skuField: "articleCode"
                              syncFields: []
                              blankFields: "overwrite"
                              reserveUnpaid: false
                              payAfterwards: true
                              sameDayCutOff: "12:00"
                              timeZone: "Europe/Amsterdam"
                              warehouses:
                                - "Zwolle"
                              stockBuffer: 0
                              webhooks: false
                              checkoutScript: false
                              checkoutMethods: false
                              checkoutMethodTax: "21"
                              lineKinds: []
                              checkoutOptions: false
                              checkoutHosts: []
                        """);
    }

    @Test
    void aFileOfOneHubMakesTheSameFileOnAnother() {
        FileWorld.furnish(here);
        String file = here.file.text();

        ImportResult made = there.file.read(file, false, ANNA);
        assertThat(made.needSecrets()).containsAll(FileWorld.ODD_NAMES).contains(FileWorld.CARRIER);
        assertThat(made.needSecrets()).hasSize(FileWorld.ODD_NAMES.size() + 1);
        assertThat(there.connections()).noneMatch(Connection::enabled);

        // The secrets are set, and the file is taken in again: now everything runs as it did there.
        there.giveSecrets();
        there.file.read(file, false, ANNA);
        assertThat(there.file.text()).isEqualTo(file);
    }

    @Test
    void takingInItsOwnFileChangesNothing() {
        FileWorld.furnish(here);
        String file = here.file.text();

        ImportResult result = here.file.read(file, false, ANNA);

        assertThat(result).isEqualTo(new ImportResult(true, List.of(), List.of(), List.of()));
        assertThat(here.settings.versions(null, 10)).extracting(Version::who).doesNotContain(ANNA);
        assertThat(here.connections()).allMatch(connection -> connection.version() == 1);
        assertThat(here.file.text()).isEqualTo(file);
    }

    @Test
    void aDryRunTellsTheDifferenceAndKeepsNothing() {
        here.shop("Web", Map.of());
        here.shop("Old", Map.of());
        String before = here.file.text();
        String file = before.replace("tillbridge: 1", "tillbridge: 1\n")
                .replace("instantOrdering: false", "instantOrdering: true")
                .replace("warehouses: []\nconnections", "warehouses: [North]\nconnections")
                .replaceFirst("(?s)  - name: \"Old\".*?  - name: \"Web\"", "  - name: \"Web\"")
                .replace("stockBuffer: 0", "stockBuffer: 5")
                .replace("warehouses: []\n      stockBuffer", "warehouses: [North]\n      stockBuffer");

        ImportResult dry = here.file.read(file, true, ANNA);

        assertThat(here.file.text()).isEqualTo(before);
        assertThat(dry.applied()).isFalse();
        assertThat(dry.kept()).containsExactly("Old");
        assertThat(dry.changes().toString())
                .isEqualTo("[Change[what=warehouse, name=North, change=created, members=[]],"
                        + " Change[what=settings, name=null, change=changed, members=[Member[pointer=/instantOrdering,"
                        + " before=false, after=true]]],"
                        + " Change[what=connection, name=Web, change=changed, members=[Member[pointer=/settings/warehouses,"
                        + " before=[], after=[North]], Member[pointer=/settings/stockBuffer, before=0, after=5]]]]");
        ImportResult real = here.file.read(file, false, ANNA);
        assertThat(real.changes()).isEqualTo(dry.changes());
        assertThat(here.file.read(file, true, ANNA).changes()).isEmpty();
    }

    @Test
    void eachChangedConnectionGetsAVersion() {
        long id = here.shop("Web", Map.of()).id();

        here.file.read(here.file.text().replace("stockBuffer: 0", "stockBuffer: 5"), false, ANNA);

        List<Version> versions = here.all.versions(id, null, 10);
        assertThat(versions).extracting(Version::who).containsExactly(ANNA, Author.HUB);
        assertThat(here.settings.versions(null, 10)).hasSize(1);
    }

    @Test
    void allFaultsAreToldAtOnceAndNothingIsTakenIn() {
        here.vendor("Northwind", Map.of());
        String before = here.file.text();
        String file =
                """
                tillbridge: 2
                setings: {}
                settings: {companyName: 5, timeZone: Amsterdam, timeZone: UTC}
                warehouses: [North, North, ""]
                connections:
                  - {name: Web, kind: cseries, settings: {language: nl, stockBuffer: -1, warehouses: [North, East]}}
                  - {name: Web, kind: cseries, enabled: perhaps, settings: {language: nl}}
                  - {name: Northwind, kind: cseries, settings: {language: nl}}
                  - {name: Shop, kind: cserys, secrets: {apiKey: hush-hush}}
                  - &a {name: New, kind: sftp-catalog, settings: {port: "22", hots: x}}
                  - 7
                """;

        assertThatThrownBy(() -> here.file.read(file, false, ANNA))
                .isInstanceOfSatisfying(CallerFault.class, fault -> assertThat(fault.faults())
                        .extracting(FieldFault::pointer)
                        .containsExactlyInAnyOrder(
                                "/tillbridge",
                                "/setings",
                                "/settings/companyName",
                                "/settings/timeZone",
                                "/settings/timeZone",
                                "/warehouses/1",
                                "/warehouses/2",
                                "/connections/0/settings/stockBuffer",
                                "/connections/0/settings/warehouses/1",
                                "/connections/1/name",
                                "/connections/1/enabled",
                                "/connections/2/kind",
                                "/connections/3/kind",
                                "/connections/3/secrets",
                                "/connections/4",
                                "/connections/4/settings/host",
                                "/connections/4/settings/path",
                                "/connections/4/settings/username",
                                "/connections/4/settings/port",
                                "/connections/4/settings/hots",
                                "/connections/5"))
                .hasMessageNotContaining("hush-hush");
        assertThat(here.file.text()).isEqualTo(before);
    }

    @Test
    void sharedNamesAreToldInsteadOfGuessing() {
        here.shop("Web", Map.of());
        here.shop("Web", Map.of());

        assertThatThrownBy(here.file::text)
                .is(refused("shared-names"))
                .hasMessage(
                        "Connections of one name cannot be told apart in a file: give each its own. Shared here: Web.");
        assertThatThrownBy(() -> here.file.read("tillbridge: 1", false, ANNA)).is(refused("shared-names"));
    }

    @Test
    void sectionsThatAreAbsentStayAsTheyAre() {
        here.settings.change(Map.of("companyName", "Fietsen"), null, ANNA);
        here.shop("Web", Map.of());
        String before = here.file.text();

        ImportResult result = here.file.read("tillbridge: 1\nconnections: []\n", false, ANNA);

        assertThat(result.kept()).containsExactly("Web");
        assertThat(here.file.text()).isEqualTo(before);
    }

    @Test
    void aConnectionThatNeverHadSecretsIsNotSwitchedOn() {
        String file = "tillbridge: 1\nconnections: [{name: Web, kind: cseries, settings: {language: nl}}]\n";

        here.file.read(file, false, ANNA);
        ImportResult again = here.file.read(file, false, ANNA);

        assertThat(again.needSecrets()).containsExactly("Web");
        assertThat(again.changes()).isEmpty();
        assertThat(here.connections()).singleElement().matches(connection -> !connection.enabled());
    }

    @Test
    void twoImportsAtTheSameMomentMakeEachConnectionOnce() throws Exception {
        String file = "tillbridge: 1\nwarehouses: [North]\nconnections:\n"
                + "  - {name: Web, kind: cseries, settings: {language: nl, warehouses: [North]}}\n";
        ExecutorService pool = Executors.newFixedThreadPool(4);

        List<Future<ImportResult>> imports = java.util.stream.IntStream.range(0, 4)
                .mapToObj(n -> pool.submit(() -> here.file.read(file, false, ANNA)))
                .toList();
        int changes = 0;
        for (Future<ImportResult> done : imports) {
            changes += done.get().changes().size();
        }
        pool.shutdown();

        assertThat(changes).isEqualTo(2);
        assertThat(here.connections()).extracting(Connection::name).containsExactly("Web");
    }

    @Test
    void whatFailsInTheMiddleLeavesNothingBehind() {
        String before = here.file.text();
        Author tooLongToKeep = new Author("x".repeat(65), "x");
        String file = "tillbridge: 1\nwarehouses: [North]\n"
                + "connections: [{name: Web, kind: cseries, settings: {language: nl}}]\n";

        assertThatThrownBy(() -> here.file.read(file, false, tooLongToKeep)).isInstanceOf(RuntimeException.class);

        assertThat(here.file.text()).isEqualTo(before);
        assertThat(here.warehouses.list(0, 10)).isEmpty();
    }

    @Test
    void warehousesStandByNameWhereverASettingNamesThem() {
        String north = Long.toString(here.warehouses.create("North").id());
        String south = Long.toString(here.warehouses.create("South").id());
        here.till(
                "Till",
                Map.of(
                        "shopMapping",
                        true,
                        "shops",
                        List.of(Map.of("shopId", "2", "warehouses", List.of(south, north))),
                        "warehouses",
                        List.of(north),
                        "returnsWarehouse",
                        south));
        String file = here.file.text();

        assertThat(file).contains("returnsWarehouse: \"South\"").contains("            - \"South\"");
        here.warehouses.rename(Long.parseLong(south), "Far south", null);
        assertThat(here.file.text())
                .contains("returnsWarehouse: \"Far south\"")
                .contains("            - \"Far south\"");
        String wrong = here.file
                .text()
                .replace("returnsWarehouse: \"Far south\"", "returnsWarehouse: East")
                .replace("            - \"Far south\"", "            - West");
        assertThatThrownBy(() -> here.file.read(wrong, false, ANNA))
                .isInstanceOfSatisfying(CallerFault.class, fault -> assertThat(fault.faults())
                        .extracting(FieldFault::pointer)
                        .containsExactlyInAnyOrder(
                                "/connections/0/settings/shops/0/warehouses/0",
                                "/connections/0/settings/returnsWarehouse"));
    }

    @Test
    void connectionsStandByNameWhereverASettingNamesThem() {
        Connection shop = here.shop("Web", Map.of());
        here.carrier("A carrier", List.of(Long.toString(shop.id())));
        String file = here.file.text();
        assertThat(file).contains("connections:\n        - \"Web\"");

        try (FileWorld there = new FileWorld()) {
            there.till("Other ids there", Map.of());
            there.file.read(file, false, ANNA);
            Connection made = there.connections().stream()
                    .filter(one -> one.name().equals("Web"))
                    .findFirst()
                    .orElseThrow();
            assertThat(made.id()).isNotEqualTo(shop.id());
            assertThat(there.connections())
                    .filteredOn(one -> one.kind().equals("postnl"))
                    .singleElement()
                    .satisfies(one ->
                            assertThat(one.settings().get("connections")).isEqualTo(List.of(Long.toString(made.id()))));
            assertThat(there.file.read(file, true, ANNA).changes()).isEmpty();
        }
        faults(file.replace("- \"Web\"", "- \"East\""), "/connections/0/settings/connections/0");
        faults(file.replace("language: \"nl\"", "language: 7"), "/connections/1/settings/language");
        here.all.delete(shop.id(), null);
        assertThat(here.file.text()).as("an empty list means all shops").contains("- \"" + shop.id() + "\"");
    }

    private void faults(String file, String pointer) {
        try (FileWorld there = new FileWorld()) {
            assertThatThrownBy(() -> there.file.read(file, false, ANNA))
                    .isInstanceOfSatisfying(CallerFault.class, fault -> assertThat(fault.faults())
                            .extracting(FieldFault::pointer)
                            .containsExactly(pointer));
        }
    }

    /** The table alone makes no new version of the connection; one that is absent stays. */
    @Test
    void aDeliveryTableIsTakenInWithItsShop() {
        Connection shop = here.shop("Web", Map.of());
        String without = here.file.text();
        here.tables.replace(shop.id(), Map.of("windows", List.of(FileWorld.WINDOW)), null);
        String with = here.file.text();

        assertThat(here.file.read(with.replace("18:00", "17:00"), true, ANNA).changes())
                .singleElement()
                .satisfies(
                        change -> assertThat(change.members().get(0).pointer()).isEqualTo("/deliveryOptions/windows"));
        assertThat(here.file.text()).isEqualTo(with);
        here.file.read(with.replace("18:00", "17:00"), false, ANNA);
        assertThat(here.file.text()).isEqualTo(with.replace("18:00", "17:00"));
        assertThat(here.all.get(shop.id()).version()).isEqualTo(shop.version());
        assertThat(here.file.read(without, false, ANNA).changes()).isEmpty();
        assertThat(here.tables.find(shop.id()).version()).isEqualTo(2);
    }

    @Test
    void mistakesInADeliveryTableAreToldWithTheOthers() {
        String file =
                """
                tillbridge: 1
                connections:
                - name: Web
                  kind: cseries
                  settings: {language: nl, stockBuffer: -1}
                  deliveryOptions: {windows: [{kind: night}]}
                - name: Files
                  kind: sftp-catalog
                  settings: {host: a.example, path: /, username: u}
                  deliveryOptions: {}
                """;

        assertThatThrownBy(() -> here.file.read(file, false, ANNA))
                .isInstanceOf(CallerFault.class)
                .satisfies(fault -> assertThat(((CallerFault) fault).faults())
                        .extracting(FieldFault::pointer)
                        .contains(
                                "/connections/0/settings/stockBuffer",
                                "/connections/0/deliveryOptions/windows/0/kind",
                                "/connections/0/deliveryOptions/windows/0/country",
                                "/connections/1/deliveryOptions"));
        assertThat(here.connections()).isEmpty();
    }

    @Test
    void everyKindIsInTheFileThatGoesRound() {
        FileWorld.furnish(here);

        assertThat(here.connections())
                .extracting(Connection::kind)
                .containsAll(here.kinds.names())
                .contains(CSeries.NAME, SftpCatalog.NAME);
        assertThat(here.file.read(here.file.text(), true, ANNA).changes()).isEqualTo(List.<Change>of());
    }
}
