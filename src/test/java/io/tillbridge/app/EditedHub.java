package io.tillbridge.app;

import io.tillbridge.connection.Connection;
import io.tillbridge.routing.ReloadStatus;
import io.tillbridge.run.AlreadyRunning;
import io.tillbridge.run.Failures;
import io.tillbridge.run.Jobs;
import io.tillbridge.run.Run;
import io.tillbridge.sandbox.SandboxUser;
import io.tillbridge.sandbox.SandboxVendor;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A whole hub whose route files are a copy that may be edited, with a shop and a vendor that always have work for it. */
final class EditedHub implements AutoCloseable {
    private static final Path SHIPPED = Path.of("routes");
    private static final Duration SOON = Until.STOP;
    private static final String CATALOG = VendorHub.HEADER + "SKU-%d,Mug,Acme,10,5,en\n";

    private final Path folder;
    private final Path vendorFiles;
    private final SandboxVendor vendor;
    private final ShopHub world;
    private final OneShop shop;
    private final OneShop.Article article;
    private final Connection catalog;
    private int pieces = 1000;
    private int files;

    EditedHub(Path temp) throws Exception {
        folder = temp.resolve("routes");
        for (String path : shipped().toList()) {
            Files.createDirectories(folder.resolve(path).getParent());
            Files.copy(SHIPPED.resolve(path), folder.resolve(path));
        }
        vendorFiles = Files.createDirectories(temp.resolve("vendor"));
        vendor = SandboxVendor.start(
                temp.resolve("ssh"), 0, List.of(SandboxUser.withPassword("acme", "secret", vendorFiles)));
        world = ShopHub.start(
                temp, Map.of("routes.dir", folder.toString(), "routes.reload", "true", "vendor.stable-wait", "20ms"));
        shop = world.shop(Map.of("orderSync", true, "stockSync", true));
        article = shop.sold(pieces);
        catalog = world.hub
                .core()
                .connections()
                .create(Map.of(
                        "kind",
                        "sftp-catalog",
                        "name",
                        "Acme",
                        "settings",
                        Map.of(
                                "host",
                                vendor.host(),
                                "port",
                                vendor.port(),
                                "path",
                                "/",
                                "username",
                                "acme",
                                "hostKey",
                                vendor.hostKey()),
                        "secrets",
                        Map.of("password", "secret")));
    }

    /** Paths of all shipped route files and kamelets, below the folder of routes. */
    static Stream<String> shipped() throws IOException {
        try (Stream<Path> all = Files.walk(SHIPPED)) {
            return all
                    .filter(file -> file.toString().endsWith(".yaml"))
                    .map(file -> SHIPPED.relativize(file).toString())
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    /** The jobs that a file has a part in. */
    static List<String> jobs(String path) {
        if (path.startsWith("catalog/")) {
            return List.of(Jobs.CATALOG_PULL);
        }
        if (path.startsWith("cseries/") || path.startsWith("products/") || path.startsWith("kamelets/")) {
            return List.of(Jobs.ORDER_POLL, Jobs.PRODUCT_SYNC, Jobs.INVENTORY_PUSH, Jobs.SHIPMENT_PUSH);
        }
        return List.of(Jobs.ORDER_POLL, Jobs.CATALOG_PULL);
    }

    String text(String path) throws IOException {
        return Files.readString(SHIPPED.resolve(path));
    }

    /** Saves a file and waits until it is live. */
    void save(String path, String text) throws Exception {
        int applied = status().applied();
        Files.writeString(folder.resolve(path), text);
        Until.within(
                SOON,
                path + " goes live; " + status().faults(),
                () -> status().applied() > applied || !status().faults().isEmpty());
        if (!status().faults().isEmpty()) {
            String faults = status().faults().toString();
            Files.writeString(folder.resolve(path), text(path));
            Until.within(SOON, path + " is right again", () -> status().faults().isEmpty());
            throw new AssertionError(path + " was refused: " + faults);
        }
    }

    void putBack(String path) throws Exception {
        save(path, text(path));
    }

    void write(String path, String text) throws IOException {
        Files.writeString(folder.resolve(path), text);
    }

    void move(String from, String to) throws IOException {
        Files.move(folder.resolve(from), folder.resolve(to));
    }

    /** Where nothing of it has changed since it was loaded. */
    void putBackQuietly(String path) throws Exception {
        write(path, text(path));
        awaitNoFault();
    }

    void awaitFault(String text) throws Exception {
        Until.within(SOON, "a finding with " + text, () -> status().faults().stream()
                .anyMatch(fault -> fault.text().contains(text)));
    }

    void awaitNoFault() throws Exception {
        Until.within(SOON, "no finding", () -> status().faults().isEmpty());
    }

    /** What the management port says of the hub. */
    String health() throws Exception {
        URI place = URI.create(world.hub.managementAddress() + "/observe/health");
        HttpResponse<String> answer =
                HttpClient.newHttpClient().send(HttpRequest.newBuilder(place).build(), BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new AssertionError("health answers " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body().replaceAll("\\s+", "");
    }

    void delete(String path) throws IOException {
        Files.delete(folder.resolve(path));
    }

    void deleteIfThere(String path) throws IOException {
        Files.deleteIfExists(folder.resolve(path));
    }

    ReloadStatus status() {
        return world.hub.routeFiles();
    }

    /** Returns when nothing of the versions before is left. */
    void awaitOldVersionsGone() throws Exception {
        Until.within(SOON, "old versions of routes are gone", () -> status().retired() == 0);
    }

    /** Queues a run of each job, with something to do for it. */
    List<Run> begin(List<String> jobs) throws Exception {
        List<Run> runs = new ArrayList<>();
        for (String job : jobs) {
            boolean ofCatalogs = job.equals(Jobs.CATALOG_PULL);
            if (ofCatalogs) {
                Files.writeString(vendorFiles.resolve("catalog.csv"), CATALOG.formatted(++files));
            } else {
                shop.ordered(article, 1);
                shop.count(article, ++pieces);
            }
            long connection = ofCatalogs ? catalog.id() : shop.connection.id();
            try {
                runs.add(world.hub.running().runs().request(job, connection, "api", false, false));
            } catch (AlreadyRunning under) {
                // A run of this job is under way or queued, which is the load that is asked for.
            }
        }
        return runs;
    }

    Run ended(Run run) throws Exception {
        Until.within(SOON, "run " + run.id() + " of " + run.job() + " ends", () -> now(run).state()
                .over());
        return now(run);
    }

    private Run now(Run run) {
        return world.hub.running().runs().get(run.id()).orElseThrow();
    }

    /** Ships what was ordered, so that the shop must be told. */
    void shipAll() {
        shop.stored().stream()
                .filter(order -> order.state().text().equals("accepted"))
                .forEach(order -> shop.ship(Long.parseLong(order.remoteId()), "3S" + order.id(), false));
    }

    /** How many failures are kept. */
    int kept() {
        return world.hub
                .running()
                .failures()
                .list(new Failures.Filter(null, null, "kept"), null, 50)
                .size();
    }

    @Override
    public void close() throws IOException {
        world.close();
        vendor.close();
    }
}
