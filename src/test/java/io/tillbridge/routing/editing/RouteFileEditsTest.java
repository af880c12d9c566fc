package io.tillbridge.routing.editing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tillbridge.fault.CallerFault;
import io.tillbridge.routing.LintContext;
import io.tillbridge.routing.ReloadStatus;
import io.tillbridge.routing.RouteCheck;
import io.tillbridge.routing.RunningRoutes;
import io.tillbridge.settings.Author;
import io.tillbridge.storage.Database;
import io.tillbridge.storage.ListWindow;
import io.tillbridge.storage.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RouteFileEditsTest {
    private static final String FILE = "custom/custom-x.camel.yaml";
    private static final String TEXT =
            """
            - routeConfiguration:
                id: custom-x
                onException:
                  - onException:
                      id: custom-x.any
                      exception:
                        - java.lang.Throwable
                      handled:
                        constant:
                          expression: "true"
                      steps:
                        - log:
                            message: It failed
            """;
    private static final RouteFileEdits.Basis ANY = new RouteFileEdits.Basis(null, false);
    private static final Author ANNA = new Author("person:1", "Anna");

    @TempDir
    Path folder;

    @AutoClose
    private final Database database = TestDatabase.fresh();

    private Path routes;
    private RouteFileEdits edits;

    @BeforeEach
    void make() throws IOException {
        routes = Files.createDirectories(folder.resolve("routes"));
        edits = edits(true);
    }

    private RouteFileEdits edits(boolean allowed) {
        RouteCheck check = new RouteCheck(new LintContext(Map.of(), Map.of(), Set.of(), Map.of()));
        RunningRoutes running = new RunningRoutes(
                new DefaultCamelContext(), routes, check, () -> ReloadStatus.NONE_YET, Clock.systemUTC());
        return new RouteFileEdits(
                running,
                new RouteFileWriter(routes),
                new ShippedRouteTexts(),
                database.jdbi(),
                Clock.systemUTC(),
                allowed);
    }

    @Test
    void aSaveLeavesOneWholeFileAndOneVersion() throws IOException {
        edits.save(FILE, TEXT, "new", ANY, ANNA);
        edits.save(FILE, TEXT, "the same", ANY, ANNA);

        assertThat(Files.readString(routes.resolve(FILE))).isEqualTo(TEXT);
        assertThat(names()).containsExactly("custom-x.camel.yaml");
        assertThat(versions()).containsExactly("1 saved new Anna");
    }

    @Test
    void whateverIsInTheWayIsNamedAndNothingIsWrittenOrKept() throws IOException {
        Files.createDirectories(folder.resolve("outside"));
        Map<String, InTheWay> cases = Map.of(
                "symbolic link at custom:",
                place -> Files.createSymbolicLink(place.getParent(), folder.resolve("outside")),
                "symbolic link at " + FILE + ":",
                place -> {
                    Files.createDirectories(place.getParent());
                    Files.createSymbolicLink(place, folder.resolve("outside/target"));
                },
                "a folder at " + FILE + ":",
                Files::createDirectories,
                "a file at custom:",
                place -> Files.writeString(place.getParent(), "x"));
        for (Map.Entry<String, InTheWay> one : cases.entrySet()) {
            empty();
            one.getValue().put(routes.resolve(FILE));

            CallerFault fault = catchThrowableOfType(CallerFault.class, () -> edits.save(FILE, TEXT, null, ANY, ANNA));

            assertThat(fault).as(one.getKey()).hasMessageContaining(one.getKey());
            assertThat(fault.type()).isEqualTo("routes-read-only");
            assertThat(versions()).isEmpty();
        }
        assertThat(folder.resolve("outside")).isEmptyDirectory();
    }

    @Test
    void withoutTheKeyNothingIsChanged() {
        edits.save(FILE, TEXT, null, ANY, ANNA);
        RouteFileEdits off = edits(false);

        for (Runnable change : List.<Runnable>of(
                () -> off.save(FILE, TEXT + "\n", null, ANY, ANNA),
                () -> off.delete(FILE, null, ANY, ANNA),
                () -> off.restore(FILE, 1, null, ANY, ANNA),
                () -> off.restoreShipped("queues.camel.yaml", null, ANY, ANNA))) {
            assertThat(catchThrowableOfType(CallerFault.class, change::run)).hasMessageContaining("routes.editing");
        }
        assertThat(versions()).containsExactly("1 saved null Anna");
        assertThat(off.obstacle(FILE)).isPresent();
    }

    @Test
    void aTextByAnotherHandIsKeptBeforeItIsReplacedAndADeletedOneComesBack() throws IOException {
        edits.save(FILE, TEXT, null, ANY, ANNA);
        Files.writeString(routes.resolve(FILE), TEXT.replace("It failed", "By hand"));
        edits.save(FILE, TEXT.replace("It failed", "By Anna"), null, ANY, ANNA);
        edits.delete(FILE, null, ANY, ANNA);
        edits.restore(FILE, 2, "back", ANY, ANNA);

        assertThat(Files.readString(routes.resolve(FILE))).contains("By hand");
        assertThat(versions())
                .containsExactly(
                        "5 restored back Anna",
                        "4 deleted null Anna",
                        "3 saved null Anna",
                        "2 found null the hub",
                        "1 saved null Anna");
    }

    @Test
    void aLeftoverOfASaveThatWasCutOffIsInNobodysWay() throws IOException {
        Files.createDirectories(routes.resolve("custom"));
        Files.writeString(routes.resolve("custom/.custom-x.camel.yaml.saving"), "half");

        edits.save(FILE, TEXT, null, ANY, ANNA);

        assertThat(names()).containsExactly("custom-x.camel.yaml");
    }

    private interface InTheWay {
        void put(Path place) throws IOException;
    }

    private void empty() throws IOException {
        try (Stream<Path> all = Files.walk(routes)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                if (!one.equals(routes)) {
                    Files.delete(one);
                }
            }
        }
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(routes.resolve("custom"))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private List<String> versions() {
        return edits.versions().list(FILE, ListWindow.after(null, 50)).stream()
                .map(one -> one.version() + " " + one.action() + " " + one.note() + " "
                        + one.who().name())
                .toList();
    }
}
